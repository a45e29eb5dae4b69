import type { ChangedKeys, KeyChange } from '../core/bibliography/keyChange';
import { renameEntry } from '../core/bibliography/renameEntry';
import { foldedKey } from '../core/library/claims';
import type { Library } from '../core/library/library';
import type { HeldFile } from '../core/library/state';
import type { CitationIndex, CitedNote } from '../core/notes/citationIndex';
import type { Paper } from '../core/paper';
import type { GivingFile, KeyRenaming, OldKey } from './noteProtocol';
import { paperRow } from './rows';

/** What it would mean that a key becomes another one, by what is known of papers and notes. */
export function keyRenaming(library: Library, index: CitationIndex, old: OldKey, to: string): KeyRenaming {
  const { paper, isCited } = meaning(library, old);
  const isOld = matchingPaper(library, old, paper);
  const named = library.named(to);
  const others = named ? [named] : library.choices(to);
  return {
    paper: paper && paperRow(paper),
    choices: old.inFile === undefined ? library.choices(old.keys[0]!).map(paperRow) : [],
    taken: others.filter(({ id }) => id !== paper?.id).map(paperRow),
    files: paper && isCited ? givingFiles(library, paper, isOld) : [],
    notes: isCited ? citing(index, old.keys, isOld) : [],
  };
}

/** How a bibliography's text changes with a key; undefined for one of a format without keys. */
export function renamedIn(
  library: Library,
  file: string,
  text: string,
  old: OldKey,
  to: string,
): ChangedKeys | undefined {
  return renameEntry(file, text, { isOld: matching(library, old), to });
}

/** The paper that the key names where somebody stands, and whether it names that in notes, too. */
function meaning(library: Library, { keys, inFile }: OldKey): { paper: Paper | undefined; isCited: boolean } {
  const [key] = keys;
  const named = library.named(key!);
  if (inFile === undefined) return { paper: named, isCited: true };
  // another file's record may have the key for the notes, or they may mean either
  const choices = named ? [named] : library.choices(key!);
  const paper = choices.find(({ sources }) => sources.some(({ file }) => file === inFile));
  return { paper, isCited: named ? paper === named : choices.length === 0 };
}

/** Tells whether a key, as it is written, is the one that is to change. */
export function matching(library: Library, old: OldKey): KeyChange['isOld'] {
  return matchingPaper(library, old, meaning(library, old).paper);
}

/** Without regard to case, where another spelling names the same paper. */
function matchingPaper(library: Library, { keys }: OldKey, paper: Paper | undefined): KeyChange['isOld'] {
  const exact = new Set(keys);
  const folded = new Set(keys.map(foldedKey));
  return (key) =>
    exact.has(key) || (paper !== undefined && folded.has(foldedKey(key)) && library.named(key)?.id === paper.id);
}

/** The files whose records of a paper give it such a key. */
function givingFiles(library: Library, paper: Paper, isGiven: (key: string) => boolean): GivingFile[] {
  const { files } = library.state();
  const names = new Set(paper.sources.map(({ file }) => file));
  return files
    .filter((held) => names.has(held.file) && gives(held, paper, isGiven))
    .map(({ file, role }) => ({ file, role }));
}

function gives({ file, records }: HeldFile, paper: Paper, isGiven: (key: string) => boolean): boolean {
  const lines = new Set(paper.sources.filter((source) => source.file === file).map(({ line }) => line));
  for (let i = 0; i < records.length; i++) {
    const { source, citekey, aliases = [] } = records.at(i);
    if (!lines.has(source.line)) continue;
    if ([...(citekey === undefined ? [] : [citekey]), ...aliases].some(isGiven)) return true;
  }
  return false;
}

function citing(index: CitationIndex, keys: readonly string[], isOld: (key: string) => boolean): CitedNote[] {
  return index.places(keys).flatMap((cited) => {
    const places = cited.places.filter(({ key }) => isOld(key));
    return places.length === 0 ? [] : [{ ...cited, places }];
  });
}
