import { arxivLines, arxivList } from './arxivLines';
import { bibtex } from './bibtex';
import { cslJson } from './cslJson';
import { cslYaml } from './cslYaml';
import { feedJson } from './feedJson';
import { feedPage } from './feedPage';
import { endingOf, isSharedEnding } from './fileNames';
import { noteReferences } from './noteReferences';
import { paperLines } from './feed/paperLines';
import type { Reader } from './reader';
import { ris } from './ris';
import { titledBlocks } from './titledBlocks';
import { zoteroJson } from './json/zotero';

/** Every format that Lectern reads; the first that recognises a text reads it. */
export const formats: readonly Reader[] = [
  arxivLines,
  arxivList,
  zoteroJson,
  feedJson,
  cslJson,
  paperLines,
  bibtex,
  ris,
  cslYaml,
  noteReferences,
  titledBlocks,
  feedPage,
];

/** The one format that files of such a name have, whatever they hold: an empty `.bib` is a bibliography. */
export function formatNamed(file: string): Reader | undefined {
  const ending = endingOf(file);
  if (ending === undefined || ending === '.txt' || isSharedEnding(file)) return undefined;
  return formats.find((reader) => reader.extensions.includes(ending));
}
