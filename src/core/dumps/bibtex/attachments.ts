import { verbatimText } from './texText';

/**
 * The paths and addresses in a `file` field: as Zotero and JabRef write them, `description:path:type;...`, where `\`
 * stands before a colon, a semicolon or a backslash that belongs to a path; or plain, `a.pdf; b.pdf`.
 */
export function readFiles(value: string): string[] {
  // Mendeley writes the backslash before a colon as math
  const files = split(value.replaceAll('$\\backslash$', '\\'), ';').map((file) => pathIn(split(file, ':')));
  return [...new Set(files.map((file) => verbatimText(file.replace(/\\([\\:;])/g, '$1'))))].filter(
    (file) => file !== '',
  );
}

/** The path among the parts between a file's colons. */
function pathIn(parts: readonly string[]): string {
  const written = parts.join(':');
  // C:\a.pdf and https://... have colons of their own
  if (parts.length < 3 || /^\s*[a-z]{2,}:\/\//i.test(written)) return written;
  return parts.slice(1, -1).join(':');
}

/** Splits at a mark that no backslash stands before. */
function split(text: string, mark: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === mark) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
