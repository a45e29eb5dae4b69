import type { PaperRecord } from '../paper';
import type { Records } from '../library/state';

/** A record as it is kept: all of it but its file, which the table of files says. */
type KeptRecord = Omit<PaperRecord, 'source'> & { readonly source: number };

/** Records one after the other, each JSON in UTF-8 that can be read alone. */
interface EncodedRecords {
  readonly pieces: readonly Uint8Array[];
  /** Where each record starts, in bytes from the beginning of the first piece, and where the last one ends. */
  readonly starts: readonly number[];
}

const pieceLength = 1 << 20;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const mostBytesPerUnit = 3;

/** Writes records into pieces of some size, so that no buffer has to grow. */
export class RecordsEncoding {
  readonly #encoder = new TextEncoder();
  readonly #pieces: Uint8Array[] = [];
  readonly #starts = [0];
  #piece = new Uint8Array(0);
  /** How much of the piece is written. */
  #filled = 0;

  add(record: PaperRecord): void {
    // lone surrogates, which UTF-8 has no bytes for, come out of JSON.stringify as escapes
    const kept: KeptRecord = { ...record, source: record.source.line };
    const json = JSON.stringify(kept);
    if (json.length * mostBytesPerUnit > this.#piece.length - this.#filled) {
      this.#finishPiece();
      this.#piece = new Uint8Array(Math.max(pieceLength, json.length * mostBytesPerUnit));
    }
    const { written } = this.#encoder.encodeInto(json, this.#piece.subarray(this.#filled));
    this.#filled += written;
    this.#starts.push(this.#starts.at(-1)! + written);
  }

  /** Takes records over that are encoded already, without looking into them. */
  addEncoded({ pieces, starts }: EncodedRecords): void {
    this.#finishPiece();
    this.#pieces.push(...pieces);
    const first = this.#starts.pop()!;
    for (const start of starts) this.#starts.push(first + start);
  }

  finish(): EncodedRecords {
    this.#finishPiece();
    return { pieces: this.#pieces, starts: this.#starts };
  }

  #finishPiece(): void {
    if (this.#filled > 0) this.#pieces.push(this.#piece.subarray(0, this.#filled));
    this.#piece = new Uint8Array(0);
    this.#filled = 0;
  }
}

/** The records of one file in the bytes that they were opened from; each is decoded when it is first asked for. */
export class KeptRecords implements Records {
  readonly #file: string;
  readonly #bytes: Uint8Array;
  readonly #starts: Float64Array;
  readonly #decoder = new TextDecoder();
  readonly #decoded = new Map<number, PaperRecord>();

  /**
   * @param bytes the records of all files
   * @param starts where each record of this file starts in `bytes`, and where the last one ends
   */
  constructor(file: string, bytes: Uint8Array, starts: Float64Array) {
    this.#file = file;
    this.#bytes = bytes;
    this.#starts = starts;
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  at(index: number): PaperRecord {
    const known = this.#decoded.get(index);
    if (known) return known;
    const record = this.#decode(index);
    this.#decoded.set(index, record);
    return record;
  }

  /** The same records, to be kept again. */
  get encoded(): EncodedRecords {
    const first = this.#starts[0]!;
    const starts = Array.from(this.#starts, (start) => start - first);
    return { pieces: [this.#bytes.subarray(first, this.#starts.at(-1))], starts };
  }

  #decode(index: number): PaperRecord {
    const bytes = this.#bytes.subarray(this.#starts[index], this.#starts[index + 1]);
    const kept = JSON.parse(this.#decoder.decode(bytes)) as KeptRecord;
    return { ...kept, source: { file: this.#file, line: kept.source } };
  }
}
