import type { Library } from '../core/library/library';
import type { LibraryState } from '../core/library/state';
import type { CitationIndex } from '../core/notes/citationIndex';

interface Known {
  readonly state: LibraryState;
  readonly version: number;
  readonly byWork: ReadonlyMap<string, readonly string[]>;
}

/**
 * Which of the keys that notes cite name which work: a work answers to more keys than it lists. Worked out when it is asked
 * for, and kept until the cited keys or the library change.
 */
export class CitedKeys {
  private known: Known | undefined;

  constructor(
    private readonly index: CitationIndex,
    private readonly library: () => Library,
  ) {}

  /** The keys of each work that is cited, as notes spell them, by the work's id. */
  byWork(): ReadonlyMap<string, readonly string[]> {
    const library = this.library();
    const state = library.state();
    const { version } = this.index;
    if (this.known?.state !== state || this.known.version !== version) {
      this.known = { state, version, byWork: keysByWork(this.index.spellings(), library) };
    }
    return this.known.byWork;
  }
}

function keysByWork(keys: Iterable<string>, library: Library): Map<string, string[]> {
  const byWork = new Map<string, string[]>();
  for (const key of keys) {
    const id = library.named(key)?.id;
    if (id === undefined) continue;
    const known = byWork.get(id);
    if (known) known.push(key);
    else byWork.set(id, [key]);
  }
  return byWork;
}
