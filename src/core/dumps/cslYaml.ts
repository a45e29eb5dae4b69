import { LineSplitter } from './lines';
import type { Reader, Reading, TextReader } from './reader';
import { ReferenceList } from './yaml/referenceList';
import { holdsReferences, isNote } from './yaml/referenceLooks';

/** CSL-YAML, as Pandoc and Better BibTeX write it: a list of items under `references`, or by itself. */
export const cslYaml: Reader = {
  format: 'CSL-YAML',
  extensions: ['.yaml', '.yml'],
  recognises: (beginning) => !isNote(beginning) && holdsReferences(beginning),
  start: (file) => new CslYamlReader(file),
};

class CslYamlReader implements TextReader {
  unfinished = false;
  private readonly lines = new LineSplitter();
  private readonly references: ReferenceList;
  private lineEnded = true;

  constructor(file: string) {
    this.references = new ReferenceList(file);
  }

  *write(piece: string): Generator<Reading> {
    if (piece !== '') this.lineEnded = /[\n\r]$/.test(piece);
    for (const line of this.lines.write(piece)) yield* this.references.write(line);
  }

  *end(): Generator<Reading> {
    for (const line of this.lines.end()) yield* this.references.write(line);
    yield* this.references.end();
    this.unfinished = this.references.broken && !this.lineEnded;
  }
}
