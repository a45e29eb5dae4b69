/** The beginning of something that may go on in the next piece of a text. */
export class HeldText {
  private before: string[] = [];
  private length = 0;
  private piece = '';
  /** Where it begins in this piece; undefined while nothing is held. */
  private from: number | undefined;

  /** Takes the next piece of the text. */
  write(piece: string): void {
    if (this.from !== undefined) {
      this.before.push(this.piece.slice(this.from));
      this.length += this.piece.length - this.from;
      this.from = 0;
    }
    this.piece = piece;
  }

  /** Begins at a place in this piece, and forgets what was held. */
  begin(at: number): void {
    this.drop();
    this.from = at;
  }

  drop(): void {
    this.before = [];
    this.length = 0;
    this.from = undefined;
  }

  /** How far a place in this piece is from the beginning. */
  offsetOf(at: number): number {
    return this.length + at - (this.from ?? at);
  }

  /** What is held, up to a place in this piece. */
  upTo(end: number): string {
    const last = this.from === undefined ? '' : this.piece.slice(this.from, end);
    return this.before.length > 0 ? this.before.join('') + last : last;
  }

  /** Gives what is held before an offset away, and keeps what is from there to a place in this piece. */
  splitAt(offset: number, end: number): string {
    const text = this.upTo(end);
    this.before = [text.slice(offset)];
    this.length = text.length - offset;
    this.from = end;
    return text.slice(0, offset);
  }
}
