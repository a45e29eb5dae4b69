import { fullTitle, type Paper } from '../paper';
import type { Field } from './engine';
import { nameWords } from './personNames';
import { STOP_WORDS } from './stopWords';
import { wordsIn } from './words';

/** A field of a paper, word by word. */
export interface FieldWords {
  readonly field: Field;
  /** Each word once, with its stem. */
  readonly stems: ReadonlyMap<string, string>;
  /** The stems in order, without stop words and joined forms. */
  readonly sequence: readonly string[];
}

/** Papers that are kept read: what one search looks at comes back with the next letter. */
const KEPT = 150;

/** Reads papers word by word, and remembers the last ones. */
export class PaperReader {
  readonly #kept = new Map<string, readonly FieldWords[]>();

  /**
   * @param paperOf the paper of an id, if there is one
   * @param stemOf the stem of a folded word
   */
  constructor(
    private readonly paperOf: (id: string) => Paper | undefined,
    private readonly stemOf: (word: string) => string,
  ) {}

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
    const texts: readonly (readonly [Field, string])[] = [
      ['citekey', paper.citekey],
      ['title', fullTitle(paper)],
      ['author', paper.author.flatMap(nameWords).join(' ; ')],
      ['abstract', paper.abstract],
    ];
    return texts.map(([field, text]) => this.#read(field, text));
  }

  #read(field: Field, text: string): FieldWords {
    const stems = new Map<string, string>();
    const sequence: string[] = [];
    for (const { word, parts } of wordsIn(text)) {
      const stem = stems.get(word) ?? this.stemOf(word);
      stems.set(word, stem);
      if (parts === undefined && !STOP_WORDS.has(word)) sequence.push(stem);
    }
    return { field, stems, sequence };
  }
}
