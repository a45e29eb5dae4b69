import { bibtex } from '../dumps/bibtex';
import { cslJson } from '../dumps/cslJson';
import { cslYaml } from '../dumps/cslYaml';
import { noteReferences } from '../dumps/noteReferences';
import { lookedAt } from '../dumps/reader';
import { ris } from '../dumps/ris';
import { bodyStart } from '../notes/frontMatter/frontMatter';
import { bibliographyFormat, type BibliographyFormat } from './format';
import type { ChangedKeys, KeyChange } from './keyChange';
import { renameInBibtex } from './renameBibtex';
import { renameInCslJson } from './renameCslJson';
import { renameInCslYaml } from './renameCslYaml';
import { renameInRis } from './renameRis';

/** A format that has keys; `note` is a note that holds references in its front matter. */
type KeyedFormat = BibliographyFormat | 'note';

/**
 * How a bibliography changes when a key becomes another one: only the edits change it, and everything that they do not name
 * stays. Of several records with the old key it is the first, which is the one that notes cite.
 * @param file its name, whose ending tells the format; where that says nothing, the text does
 * @returns undefined for a file of a format without keys, or of one that cannot be written to
 */
export function renameEntry(file: string, text: string, change: KeyChange): ChangedKeys | undefined {
  switch (bibliographyFormat(file) ?? formatOf(text)) {
    case 'bibtex':
      return renameInBibtex(text, change);
    case 'csl-json':
      return renameInCslJson(text, change);
    case 'csl-yaml':
      return renameInCslYaml(text, change);
    case 'ris':
      return renameInRis(text, change);
    case 'note':
      return renameInCslYaml(text.slice(0, bodyStart(text)), change);
    case undefined:
      return undefined;
  }
}

const readers = [
  ['csl-json', cslJson],
  ['bibtex', bibtex],
  ['ris', ris],
  ['csl-yaml', cslYaml],
  ['note', noteReferences],
] as const;

/** In the order in which formats are recognised where papers are read. */
function formatOf(text: string): KeyedFormat | undefined {
  const beginning = text.slice(0, lookedAt);
  return readers.find(([, reader]) => reader.recognises(beginning))?.[0];
}
