import { bodyStart } from '../notes/frontMatter/frontMatter';
import { LineSplitter, type RawLine } from './lines';
import type { Reader, Reading, TextReader } from './reader';
import { ReferenceList } from './yaml/referenceList';
import { holdsReferences, isNote } from './yaml/referenceLooks';

/** The references that a Markdown note holds itself, in its YAML front matter, as Pandoc reads them. */
export const noteReferences: Reader = {
  format: 'References of a note',
  extensions: [],
  recognises: (beginning) => isNote(beginning) && holdsReferences(beginning.slice(0, bodyStart(beginning))),
  start: (file) => new NoteReferencesReader(file),
};

const firstMark = /^\ufeff?---[ \t]*$/;
const lastMark = /^(?:---|\.\.\.)[ \t]*$/;

class NoteReferencesReader implements TextReader {
  private readonly lines = new LineSplitter();
  private readonly references: ReferenceList;
  private inFrontMatter = false;

  constructor(file: string) {
    this.references = new ReferenceList(file);
  }

  *write(piece: string): Generator<Reading> {
    for (const line of this.lines.write(piece)) yield* this.take(line);
  }

  *end(): Generator<Reading> {
    for (const line of this.lines.end()) yield* this.take(line);
    yield* this.references.end();
  }

  private *take(line: RawLine): Generator<Reading> {
    if (line.number === 1) {
      this.inFrontMatter = firstMark.test(line.text);
    } else if (this.inFrontMatter) {
      if (lastMark.test(line.text)) this.inFrontMatter = false;
      else yield* this.references.write(line);
    }
  }
}
