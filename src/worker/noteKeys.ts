import { heldKey } from '../core/check/keyFindings';
import { KeysOfFiles, type HeldKeys } from '../core/check/heldKeys';
import type { Library } from '../core/library/library';
import type { CitationIndex } from '../core/notes/citationIndex';
import type { Paper } from '../core/paper';
import type { CitedTogether } from './noteProtocol';

/** The keys by which a note cites one work, each as it is spelled, with how often; in their order. */
export type KeyCounts = ReadonlyMap<string, number>;

/** Tells what notes call papers: a work has several keys, but a note should cite it by one. */
export class NoteKeys {
  private readonly files = new KeysOfFiles();

  constructor(
    private readonly library: () => Library,
    private readonly index: CitationIndex,
  ) {}

  /** See `NoteWorker.noteKeys`. */
  of(citekeys: readonly string[], { note, bibliographies, beside }: CitedTogether): string[] {
    const library = this.library();
    const here = keysByWork(this.index.note(note)?.places.map(({ key }) => key) ?? [], library);
    const near = keysByWork(beside, library);
    const held = this.held(note, bibliographies);
    return citekeys.map((citekey) => {
      const paper = library.named(citekey);
      return paper ? (citedKey(paper, near.get(paper.id) ?? here.get(paper.id), held) ?? ownKey(paper, held)) : citekey;
    });
  }

  /** The keys that a note's bibliographies hold, and the note itself. */
  held(note: string, bibliographies: readonly string[]): HeldKeys {
    return this.files.ofAll([...bibliographies, note], this.library().state());
  }
}

/**
 * The key by which a note cites a paper: of several that which its bibliographies hold, its own, the one used most, the
 * first. Undefined where it does not.
 */
export function citedKey(paper: Paper, keys: KeyCounts | undefined, held: HeldKeys): string | undefined {
  const all = [...(keys ?? [])];
  const found = all.filter(([key]) => held.has(key));
  const used = found.length > 0 ? found : all;
  if (used.some(([key]) => key === paper.citekey)) return paper.citekey;
  return used.reduce<(typeof used)[number] | undefined>(
    (best, key) => (best === undefined || key[1] > best[1] ? key : best),
    undefined,
  )?.[0];
}

/** The key by which a note is to cite a paper that it does not cite: that which its bibliographies hold, or its own. */
export function ownKey(paper: Paper, held: HeldKeys): string {
  return heldKey(paper, held) ?? paper.citekey;
}

/** What keys name, by the work's id. */
function keysByWork(keys: readonly string[], library: Library): Map<string, Map<string, number>> {
  const works = new Map<string, Map<string, number>>();
  for (const key of keys) {
    const id = library.named(key)?.id;
    if (id === undefined) continue;
    const counts = works.get(id) ?? new Map<string, number>();
    counts.set(key, (counts.get(key) ?? 0) + 1);
    works.set(id, counts);
  }
  return works;
}
