import type { PaperRecord } from '../paper';
import { LineSplitter, type RawLine } from './lines';
import { readInPart, skipped, type Reader, type Reading, type TextReader } from './reader';
import { RisEntry } from './ris/entry';
import { recordOf } from './ris/record';
import { tagLine } from './ris/tags';

/** RIS, as reference managers and publishers export it: lines of `XX  - value`, from `TY` to `ER`. */
export const ris: Reader = {
  format: 'RIS',
  extensions: ['.ris'],
  recognises,
  start: (file) => new RisReader(file),
};

/** What databases say of themselves above their records. */
const letterhead = /^\s*(?:(?:Provider|Database|Content|EXPORT DATE)\s*:|Scopus\s*$)/i;
/** Numbers and rules between records. */
const wordless = /^[^\p{L}]*$/u;

class RisReader implements TextReader {
  unfinished = false;
  private readonly lines = new LineSplitter();
  private entry: RisEntry | undefined;
  /** Whether the stretch of text outside of records that we are in has been told of. */
  private told = false;
  private lineEnded = true;
  /** The lines of the records whose keys these are. */
  private readonly keys = new Map<string, number>();

  constructor(private readonly file: string) {}

  *write(piece: string): Generator<Reading> {
    if (piece !== '') this.lineEnded = /[\n\r]$/.test(piece);
    for (const line of this.lines.write(piece)) yield* this.take(line);
  }

  *end(): Generator<Reading> {
    for (const line of this.lines.end()) yield* this.take(line);
    this.unfinished = this.entry !== undefined && !this.lineEnded;
    yield* this.finish();
  }

  private *take({ text, number }: RawLine): Generator<Reading> {
    const tagged = tagLine(text, this.entry?.anyCase ?? true);
    if (tagged?.tag === 'TY') {
      yield* this.finish();
      this.entry = new RisEntry(number, tagged);
      this.told = false;
    } else if (tagged?.tag === 'ER') {
      yield* this.finish();
      this.told = false;
    } else if (this.entry) {
      this.entry.take(tagged ?? text, number);
    } else if (!this.told && (tagged || !(wordless.test(text) || letterhead.test(text)))) {
      this.told = true;
      yield skipped(this.file, number, 'Text outside of a record: a record begins with a line like "TY  - JOUR"');
    }
  }

  private *finish(): Generator<Reading> {
    const { entry, file } = this;
    this.entry = undefined;
    if (!entry) return;
    if (entry.tooLong) {
      yield skipped(file, entry.line, 'A record that does not end');
      return;
    }
    const record = recordOf(entry, file);
    if (!record) {
      yield skipped(file, entry.line, 'A record without a title (TI, T1 or CT)');
      return;
    }
    const first = record.citekey === undefined ? undefined : this.keys.get(record.citekey);
    if (record.citekey !== undefined && first === undefined) this.keys.set(record.citekey, entry.line);
    const faults = [
      first !== undefined && `Its key, "${record.citekey}", is that of the record at line ${first}`,
      entry.stray !== undefined && `A line that neither has a tag nor goes on with one (line ${entry.stray})`,
    ].filter((fault) => fault !== false);
    yield { record: first === undefined ? record : withoutKey(record) };
    if (faults.length > 0) yield readInPart(file, entry.line, faults.join('. '));
  }
}

function withoutKey(record: PaperRecord): PaperRecord {
  const rest = { ...record };
  delete rest.citekey;
  return rest;
}

/** Whether there is a record, and most of the text is in records: a manual may show one. */
function recognises(beginning: string): boolean {
  const splitter = new LineSplitter();
  let inside = 0;
  let outside = 0;
  let open = false;
  let tags = 0;
  for (const lines of [splitter.write(beginning), splitter.end()]) {
    for (const { text } of lines) {
      if (text.trim() === '') continue;
      const tag = tagLine(text, true)?.tag;
      if (tag === 'TY') open = true;
      else if (open && tag !== undefined) tags++;
      if (open) inside++;
      else outside++;
      if (tag === 'ER') open = false;
    }
  }
  return tags > 0 && inside > outside;
}
