import type { Exported, ZoteroConnection, ZoteroLibrary } from './connection';

const mark = 'Imported from Zotero by Lectern';

/** Bytes at the beginning of a file that are enough to tell whether it was imported. */
export const beginningLength = 2000;

/**
 * The name of the file that a library is imported into: the first library's is `zotero.bib` or `zotero.json`, others have
 * their own name in it.
 */
export function importedFileName({ format, libraries }: Libraries, library: ZoteroLibrary): string {
  const extension = format === 'biblatex' ? 'bib' : 'json';
  if (library.id === libraries[0]?.id) return `zotero.${extension}`;
  const name = plainName(library);
  const isUnique = name !== '' && libraries.filter((other) => plainName(other) === name).length === 1;
  const id = library.id.replace(/\W+/g, '-');
  return `zotero-${isUnique ? name : `${name}-${id}`.replace(/^-/, '')}.${extension}`;
}

type Libraries = Pick<ZoteroConnection, 'format' | 'libraries'>;

/** A library's name as a part of a file's name. */
function plainName({ name }: ZoteroLibrary): string {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join('-').slice(0, 60);
}

/** The whole text of an imported file: it begins with what tells later imports that they may replace it. */
export function importedText(
  format: ZoteroConnection['format'],
  library: ZoteroLibrary,
  { text, papers }: Exported,
): string {
  if (format === 'biblatex') {
    return `${beginning(format, library)}% The next import replaces this file, with what was changed in it.\n\n${text.trim()}\n`;
  }
  if (papers === 0) return '[]\n';
  // CSL's place for what is no part of the work
  return `${beginning(format, library)},${text.slice(1)}\n]\n`;
}

/**
 * Whether a file was written by an earlier import of the same library.
 * @param text its beginning, `beginningLength` bytes of it or all
 */
export function isImported(format: ZoteroConnection['format'], library: ZoteroLibrary, text: string): boolean {
  return text.replaceAll('\r\n', '\n').startsWith(beginning(format, library));
}

function beginning(format: ZoteroConnection['format'], library: ZoteroLibrary): string {
  // half a character would not come back from the disk
  const name = library.name
    .replace(/[\s\p{C}]+/gu, ' ')
    .slice(0, 200)
    .replace(/[\uD800-\uDBFF]$/, '');
  if (format === 'biblatex') return `% ${mark}\n% Library: ${name}\n`;
  return `[\n{"custom":${JSON.stringify({ source: mark, library: name })}`;
}
