const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An invisible character of no width that nothing may be broken at. */
const wordJoiner = '\u2060';

/**
 * Text in which VS Code sees no icon: it looks for `$(name)` in what it is about to show, so escaping the Markdown does
 * not help.
 */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', `$${wordJoiner}(`);
}

/**
 * Text that a message of VS Code shows as it is, on one line: messages make links, also such as run commands, of
 * `[name](target)` and no more of Markdown than that, and some places make icons of `$(name)`.
 */
export function plainMessage(text: string): string {
  return withoutIcons(text.replace(/[\s\0-\x1f\x7f]+/g, ' ').replaceAll('](', `]${wordJoiner}(`));
}

/**
 * Text as Markdown that shows just that text, on one line: every ASCII punctuation character is escaped, so that no
 * HTML, link, image, emphasis, autolink, math or icon can come of it. What begins HTML becomes an entity, which is safe
 * also where HTML is let through.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMarkdown(text: string): string {
  return withoutIcons(text.replace(/\s+/g, ' ').trim()).replace(
    /[!-/:-@[-`{-~]/g,
    (mark) => entities[mark] ?? `\\${mark}`,
  );
}

/**
 * Text as a span of code in Markdown, on one line, whatever backticks it holds.
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function codeSpan(text: string): string {
  const shown = withoutIcons(text.replace(/\s+/g, ' ').trim());
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const blank = /^`|`$/.test(shown) ? ' ' : '';
  return fence + blank + shown + blank + fence;
}

/** A Markdown link to a URL of the web, named by the URL without its scheme; anything else becomes plain text. */
export function webLink(url: string): string {
  const name = escapeMarkdown(url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''));
  if (!/^https?:\/\/[^\s<>"\\]+$/i.test(url)) return escapeMarkdown(url);
  // what could end the destination early, or be read as markup in it
  const destination = url.replace(/[()[\]*_`|{}'!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${name}](${destination})`;
}
