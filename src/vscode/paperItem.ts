/** A paper's row in the library view, as its commands are given it. */
export interface PaperItem {
  readonly kind: 'paper';
  readonly citekey: string;
  readonly title: string;
  /** The file under which it is shown. */
  readonly file: string;
  /** Where it stands in that file, from 1. */
  readonly line: number;
}

export function isPaperItem(value: unknown): value is PaperItem {
  return typeof value === 'object' && value !== null && (value as Partial<PaperItem>).kind === 'paper';
}

/** The key that a command is given, by itself or with a row of the library view. */
export function keyOf(value: unknown): string | undefined {
  if (isPaperItem(value)) return value.citekey;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
