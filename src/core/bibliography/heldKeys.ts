import type { BibliographyFormat } from './format';

/** What stands before a key where it names a record, and after it. */
const frames: Readonly<Record<BibliographyFormat, readonly (readonly [before: RegExp, after: RegExp])[]>> = {
  bibtex: [
    // an entry, but not one that a line comment hides
    [/(?:^|\n)(?![ \t]*%)[^\n]*@[ \t]*[A-Za-z][\w-]*\s*[{(]\s*$/, /^\s*,/],
    [/[\s,{]ids\s*=\s*[{"](?:[^{}"]*,)?\s*$/i, /^\s*[,}"]/],
  ],
  'csl-json': [[/"(?:id|citation-key)"\s*:\s*"$/, /^"/]],
  'csl-yaml': [[/(?:^|\n)[\s-]*(?:id|citation-key):[ \t]+["']?$/, /^["']?[ \t]*(?:\r|\n|$|#)/]],
  ris: [[/(?:^|[\r\n])ID {2}- *$/, /^[ \t]*(?:[\r\n]|$)/]],
};
/** How much is looked at before and after a key. */
const nearby = 300;

/** Whether a bibliography has a record under this key, or under another with this one as an alias. By letter and case. */
export function holdsKey(format: BibliographyFormat, text: string, key: string): boolean {
  if (key === '') return false;
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    const before = text.slice(Math.max(0, at - nearby), at);
    const after = text.slice(at + key.length, at + key.length + nearby);
    if (frames[format].some(([front, back]) => back.test(after) && front.test(before))) return true;
  }
  return false;
}
