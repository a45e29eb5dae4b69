import { withRoom } from '../arrays/growing';

/** Shorter texts are encoded here: calling the encoder would take longer. */
const SHORT = 32;

/** One text after the other as UTF-8. */
export class TextBytes {
  /** The last text's bytes are the first `length`; two that are 0 follow. */
  bytes = new Uint8Array(256);
  length = 0;
  readonly #encoder = new TextEncoder();

  /** Takes a text in place of the last one; of a surrogate that stands alone, U+FFFD. */
  read(text: string): void {
    // no unit takes more than three bytes
    this.bytes = withRoom(this.bytes, 3 * text.length + 2);
    this.length = text.length < SHORT ? this.#copied(text) : -1;
    if (this.length < 0) this.length = this.#encoder.encodeInto(text, this.bytes).written;
    this.bytes[this.length] = 0;
    this.bytes[this.length + 1] = 0;
  }

  /** Copies a text of ASCII alone. @returns its length, or -1 when it has anything else */
  #copied(text: string): number {
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return -1;
      bytes[i] = unit;
    }
    return text.length;
  }
}
