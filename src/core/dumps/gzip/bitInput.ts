import { joined } from '../joined';
import { Damaged } from './damaged';

/** Bytes gathered before they are looked at, so that tiny pieces cost little. */
const gathered = 1 << 14;
/** Zeros after the bytes, so that reading a little too far needs no check. */
const margin = 16;

/** Bytes that come in pieces, read as bits from the lowest of each byte on (RFC 1951, section 3.1.1). */
export class BitInput {
  /** What was taken from the pieces and is not used up, with a margin of zeros; `at` is the next byte of it. */
  bytes: Uint8Array = new Uint8Array(margin);
  at = 0;
  /** How many of `bytes` there are without the margin. */
  limit = 0;
  /** Bits taken from `bytes` and not used up: the lowest `held` of `hold`; 7 at most between two calls of `require`. */
  hold = 0;
  held = 0;
  /** Whether nothing follows `bytes`. */
  ended = false;
  private readonly pieces: AsyncIterator<Uint8Array>;

  constructor(pieces: AsyncIterator<Uint8Array>) {
    this.pieces = pieces;
  }

  /** Resolves when so many bytes are there, or all that are left; `most` 1024 bytes. */
  async require(count: number): Promise<void> {
    this.giveBack();
    if (this.limit - this.at >= count || this.ended) return;
    const parts = [this.bytes.subarray(this.at, this.limit)];
    let length = this.limit - this.at;
    while (length < gathered && !this.ended) {
      const next = await this.pieces.next();
      if (next.done === true) this.ended = true;
      else {
        parts.push(next.value);
        length += next.value.length;
      }
    }
    this.bytes = joined(parts, length + margin);
    this.at = 0;
    this.limit = length;
  }

  /** The next bits as a number, 16 at most. Throws `Damaged` behind the end. */
  bits(count: number): number {
    while (this.held < count) {
      this.hold |= this.bytes[this.at++]! << this.held;
      this.held += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.held -= count;
    this.check();
    return value;
  }

  /** Goes on at the next whole byte. */
  align(): void {
    this.giveBack();
    this.hold = 0;
    this.held = 0;
  }

  /** Throws `Damaged` when more was used than there is. */
  check(): void {
    if (this.at - (this.held >> 3) > this.limit) throw new Damaged();
  }

  /** Puts whole bytes that are held back into `bytes`. */
  private giveBack(): void {
    this.at -= this.held >> 3;
    this.held &= 7;
    this.hold &= (1 << this.held) - 1;
  }
}
