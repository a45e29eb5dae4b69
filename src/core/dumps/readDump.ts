import type { Breathe } from '../breathing';
import { Damaged, inflated } from './decoding/bytes';
import { isBinary, TextDecoding } from './decoding/decodeText';
import { formatNamed, formats } from './formats';
import { lookedAt, type Reader, type Reading, type TextReader } from './reader';

/** What reading a dump came to. */
export interface DumpRead {
  /** The format's name; undefined when no reader knows the text. */
  readonly format: string | undefined;
  /** Whether the file is empty or stops amid a record, as one that is still being written. */
  readonly unfinished: boolean;
}

/**
 * Reads a dump, in memory that does not grow with its size. A file that is binary, is empty, is damaged or holds no papers
 * gives one problem. Rejects only when `bytes` or `breathe` does.
 * @param bytes the file in pieces, as it is: compressed by gzip or not, in any encoding
 * @param file goes into every source and problem as it is
 * @param take is given the readings in the file's order
 */
export async function readDump(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  take: (reading: Reading) => void,
  breathe: Breathe,
): Promise<DumpRead> {
  const text = new DumpText(file, take, breathe);
  const decoding = new TextDecoding();
  let damage: Damaged | undefined;
  try {
    for await (const piece of inflated(bytes)) {
      if (!(await text.write(decoding.write(piece)))) break;
    }
    await text.write(decoding.end());
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    damage = error;
    await text.write(decoding.end());
  }
  const read = await text.end(damage !== undefined);
  if (!damage) return read;
  take({ problem: { file, line: text.line, message: damage.message } });
  return { format: read.format, unfinished: true };
}

/** A decoded text on its way to the reader that recognises it. */
class DumpText {
  /** The beginning, until it is enough to choose a reader. */
  private beginning = '';
  private reader: Reader | undefined;
  private reading: TextReader | undefined;
  private refused = false;
  private taken = 0;
  /** Where the last reading stood. */
  line = 1;

  constructor(
    private readonly file: string,
    private readonly onReading: (reading: Reading) => void,
    private readonly breathe: Breathe,
  ) {}

  /** @returns false when nothing more can come of it */
  async write(pieces: readonly string[]): Promise<boolean> {
    for (const piece of pieces) {
      if (this.refused) break;
      if (this.reading) await this.take(this.reading.write(piece));
      else await this.begins(piece);
    }
    return !this.refused;
  }

  private async begins(piece: string): Promise<void> {
    this.beginning += piece;
    if (this.beginning.length >= lookedAt) await this.begin();
  }

  /** @param cut whether the rest is missing, which is told otherwise */
  async end(cut: boolean): Promise<DumpRead> {
    const empty = !this.reading && !this.refused && this.beginning.trim() === '';
    if (!this.reading && !this.refused) await this.begin();
    if (!this.reading || !this.reader) return { format: undefined, unfinished: empty };
    const last = [...this.reading.end()];
    await this.take(cut ? last.filter((reading) => 'record' in reading) : last);
    if (this.taken === 0 && formatNamed(this.file) !== this.reader) this.refuse(noPapers);
    return { format: this.reader.format, unfinished: empty || this.reading.unfinished === true };
  }

  private async begin(): Promise<void> {
    const { beginning } = this;
    this.beginning = '';
    if (isBinary(beginning)) {
      this.refuse('Not a text file: save the papers as plain text, BibTeX, RIS, CSL-JSON or another format of text.');
      return;
    }
    const looked = beginning.slice(0, lookedAt);
    this.reader = formats.find((reader) => reader.recognises(looked)) ?? formatNamed(this.file);
    if (!this.reader) {
      this.refuse(beginning.trim() === '' ? emptyFile : noPapers);
      return;
    }
    this.reading = this.reader.start(this.file);
    await this.take(this.reading.write(beginning));
  }

  private async take(readings: Iterable<Reading>): Promise<void> {
    for (const reading of readings) {
      this.taken++;
      this.line = 'record' in reading ? reading.record.source.line : reading.problem.line;
      this.onReading(reading);
      // a promise for each reading would cost as much as a small one
      if (this.taken % stride === 0) await this.breathe();
    }
    await this.breathe();
  }

  private refuse(message: string): void {
    this.refused = true;
    this.onReading({ problem: { file: this.file, line: 1, message } });
  }
}

/** Readings between two breaths. */
const stride = 16;

const emptyFile = 'The file is empty: save a page of papers, with titles and abstracts, in it.';
const noPapers =
  'No papers found: expected titles and abstracts as in a saved paper feed, or BibTeX, RIS, CSL-JSON, CSL-YAML or arXiv metadata.';
