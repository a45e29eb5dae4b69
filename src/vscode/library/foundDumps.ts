import type { Role } from '../../core/library/state';
import type { Host } from '../../host/host';
import type { DumpLink } from './dumpLinks';
import { filesOf, type DumpSource } from './dumpSources';

/** The files of all sources. They are named by their URI's text. */
export interface FoundDumps {
  /** What each file is. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Those that somebody named, not only their folder. */
  readonly named: ReadonlySet<string>;
  /** What could not even be listed, and why. */
  readonly passedOver: ReadonlyMap<string, string>;
  readonly links: readonly DumpLink[];
}

/** Before anybody has looked. */
export const nothingFound: FoundDumps = { roles: new Map(), named: new Set(), passedOver: new Map(), links: [] };

/**
 * Finds the files that sources take. One that is both a dump and a bibliography is a bibliography.
 * @param isStopped asked now and then; what was found so far is given then
 */
export async function findDumps(
  sources: readonly DumpSource[],
  realPath: Host['realPath'],
  isStopped: () => boolean,
): Promise<FoundDumps> {
  const roles = new Map<string, Role>();
  const named = new Set<string>();
  const passedOver = new Map<string, string>();
  const links: DumpLink[] = [];
  for (const source of sources) {
    const found = await filesOf(source, realPath, (uri, message) => passedOver.set(uri.toString(), message), isStopped);
    links.push(...found.links);
    for (const uri of found.files) {
      const file = uri.toString();
      if (roles.get(file) !== 'bibliography') roles.set(file, source.role);
      if (source.pattern.kind !== 'folder') named.add(file);
    }
  }
  return { roles, named, passedOver, links };
}
