/** How often marks are taken away: spans in emphasis in spans. */
const deepest = 3;
const math = /((?<!\\)\$(?![\s$])[^$]*[^$\s\\]\$(?!\d))/;
/** Bounded by marks that they may not hold, so that each character is looked at a few times only. */
const marks: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/\[([^[\]]*)\]\{[^{}[\]]*\}/g, '$1'],
  [/\*\*(?!\s)([^*]+)(?<!\s)\*\*/g, '$1'],
  [/(?<![\p{L}\p{N}*])\*(?![\s*])([^*]+)(?<!\s)\*(?!\*)/gu, '$1'],
  [/(?<![\p{L}\p{N}_])_(?![\s_])([^_]+)(?<!\s)_(?![\p{L}\p{N}_])/gu, '$1'],
  [/\^([^\s^]{1,40})\^/g, '$1'],
  [/(?<!~)~([^\s~]{1,40})~(?!~)/g, '$1'],
];
const escaped = /\\([!-/:-@[-`{-~])/g;
/** Stands for a mark that is escaped, while marks are taken away: from Unicode's private use area. */
const privateUse = 0xe000;

/**
 * What Pandoc's inline Markdown says, as plain text: without emphasis, raised and lowered characters, spans like
 * `[BERT]{.nocase}` and escapes. Math in dollars stays as it is.
 */
export function pandocText(markdown: string): string {
  if (!/[*_^~[\\]/.test(markdown)) return markdown;
  return markdown
    .split(math)
    .map((part, i) => (i % 2 === 1 ? part : plain(part)))
    .join('');
}

function plain(text: string): string {
  let result = text.replace(escaped, (_, mark: string) => String.fromCharCode(privateUse + mark.charCodeAt(0)));
  for (let depth = 0; depth < deepest; depth++) {
    const before = result;
    for (const [pattern, replacement] of marks) result = result.replace(pattern, replacement);
    if (result === before) break;
  }
  return result.replace(/[\ue021-\ue07e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - privateUse));
}
