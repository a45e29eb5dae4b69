/** How far back a repetition can reach (RFC 1951, section 2). */
const reach = 1 << 15;
/** How much is written between two `take`s. */
const chunk = 1 << 17;

/** What was decompressed: the part that is still to be handed on, and before it what repetitions may reach back to. */
export class Window {
  readonly bytes = new Uint8Array(reach + chunk);
  /** Where writing goes on. */
  at = 0;
  private taken = 0;

  /** What was written since the last time; makes room for more. Calls with nothing in between give an empty piece. */
  take(): Uint8Array {
    const piece = this.bytes.slice(this.taken, this.at);
    if (this.at > reach) {
      this.bytes.copyWithin(0, this.at - reach, this.at);
      this.at = reach;
    }
    this.taken = this.at;
    return piece;
  }
}
