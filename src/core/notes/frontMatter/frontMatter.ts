/**
 * Where a note's body begins, in UTF-16 units: after the front matter, or else after a byte order mark. Front matter is
 * YAML between `---`, on whose next line something stands, and `---` or `...`, or TOML between `+++`; one that is not closed is none.
 */
export function bodyStart(text: string): number {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const mark = text.slice(first, first + 3);
  if (mark !== '---' && mark !== '+++') return first;
  let end = lineEnd(text, first);
  if (text.slice(first + 3, end).trim() !== '') return first;
  // for Pandoc a rule
  if (mark === '---' && text.slice(end + 1, lineEnd(text, end + 1)).trim() === '') return first;
  while (end < text.length) {
    const start = end + 1;
    end = lineEnd(text, start);
    const line = text.slice(start, Math.min(end, start + 80)).trimEnd();
    if (line === mark || (mark === '---' && line === '...')) return Math.min(end + 1, text.length);
  }
  return first;
}

/** Whether front matter, as it is written, has a list of works of its own. */
export function holdsReferences(frontMatter: string): boolean {
  return /^(["']?)references\1[ \t]*:/m.test(frontMatter);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
