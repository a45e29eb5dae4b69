/**
 * Tells which keys somebody wants to hear nothing of.
 * @param patterns keys, without regard to case; `*` stands for any characters. An `@` before them is none of theirs.
 */
export function ignoring(patterns: readonly string[]): (key: string) => boolean {
  const parts = patterns.map((pattern) => pattern.trim().replace(/^@/, '').toLowerCase().split('*'));
  const wanted = parts.filter((pieces) => pieces.length > 1 || pieces[0] !== '');
  return (key) => {
    const folded = key.toLowerCase();
    return wanted.some((pieces) => matches(folded, pieces));
  };
}

/** Whether a text is these pieces with anything between them. Each is taken where it comes first: that leaves the most. */
function matches(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0]!;
  if (pieces.length === 1) return text === first;
  const last = pieces.at(-1)!;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
