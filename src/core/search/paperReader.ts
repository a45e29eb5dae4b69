import { fullTitle, type Paper } from '../paper';
import type { Field } from './engine';
import { nameWords } from './words/personNames';
import { TextReader, type ReadText } from './words/textReader';

/** Papers that are kept read: what one search looks at comes back with the next letter. */
const KEPT = 150;

/** A field of a paper, word by word. */
export class FieldWords {
  #sequence: readonly string[] | undefined;

  constructor(
    readonly field: Field,
    private readonly read: ReadText,
    private readonly reader: TextReader,
  ) {}

  /** The stems in order, without stop words and joined forms. */
  get sequence(): readonly string[] {
    return (this.#sequence ??= this.#stems());
  }

  #stems(): string[] {
    const { reader } = this;
    const stems: string[] = [];
    for (const word of this.read.parts) if (!reader.isStop(word)) stems.push(reader.stem(word));
    return stems;
  }

  /** The words that have any of these stems, each once, with these. */
  among(stems: ReadonlySet<string>): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const words of [this.read.parts, this.read.joined]) {
      for (const word of words) {
        const stem = this.reader.stem(word);
        if (stems.has(stem)) found.set(this.reader.word(word), stem);
      }
    }
    return found;
  }
}

/** Reads papers word by word, and remembers the last ones. */
export class PaperReader {
  readonly #kept = new Map<string, readonly FieldWords[]>();
  #reader: TextReader;

  /**
   * @param paperOf the paper of an id, if there is one
   * @param stemOf the stem of a folded word
   */
  constructor(
    private readonly paperOf: (id: string) => Paper | undefined,
    private readonly stemOf: (word: string) => string,
  ) {
    this.#reader = new TextReader(stemOf);
  }

  /** The fields of a paper, in the order in which hits name them; none for an unknown id. */
  read(id: string): readonly FieldWords[] {
    const fields = this.#kept.get(id) ?? this.#fieldsOf(id);
    this.#kept.delete(id);
    this.#kept.set(id, fields);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > KEPT) this.#kept.delete(oldest);
    return fields;
  }

  /** Lets go of a paper that changed or is gone. */
  forget(id: string): void {
    this.#kept.delete(id);
  }

  #fieldsOf(id: string): FieldWords[] {
    const paper = this.paperOf(id);
    if (!paper) return [];
    if (this.#reader.isFull) this.#reader = new TextReader(this.stemOf);
    const reader = this.#reader;
    const texts: readonly (readonly [Field, string])[] = [
      ['citekey', paper.citekey],
      ['title', fullTitle(paper)],
      ['author', paper.author.flatMap(nameWords).join(' ; ')],
      ['abstract', paper.abstract],
    ];
    return texts.map(([field, text]) => new FieldWords(field, reader.read(text), reader));
  }
}
