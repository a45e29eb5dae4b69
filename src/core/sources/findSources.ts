import { breathing, nextTurn } from '../breathing';
import { byCodeUnit } from '../library/order';
import { below } from './absolutePath';
import { Unreadable, type Entry, type Files } from './files';
import { skipped, type SourcePattern } from './sourcePattern';

export { sourcePattern, type SourcePattern } from './sourcePattern';

/** A file or folder that was passed over, and why, in a sentence. */
export interface PassedOver {
  readonly path: string;
  readonly message: string;
}

/** How many links are followed on one path where the file system cannot tell where they lead: they may lead in circles. */
const linksInARow = 3;

/** No folder of papers lies deeper: a file system that does not say what is a link may lead in circles too. */
const deepest = 64;

const brokenLink = 'This link leads to no file or folder that can be read.';

/** A folder to be read. */
interface Visit {
  readonly folder: string;
  /** The same without links, where the file system tells. */
  readonly real: string | undefined;
  readonly depth: number;
  /** How many links are on the way to it. */
  readonly links: number;
}

/**
 * The files that a pattern takes, sorted by path, as a reader would sort them unless they are many. A file or folder that links make appear in
 * several places is taken once, at its own place where the pattern takes that.
 * @param isStopped asked at each folder: when it says so, what was found so far is given
 * @param passOver is told what cannot be read; a pattern whose own folder does not exist (yet) just finds nothing
 */
export async function findSources(
  pattern: SourcePattern,
  files: Files,
  passOver?: (passedOver: PassedOver) => void,
  isStopped: () => boolean = () => false,
): Promise<string[]> {
  if (pattern.kind !== 'folder') return [pattern.base];
  const found = new Map<string, string>();
  const linkedFiles: string[] = [];
  const visited = new Set<string>();
  const linkedFolders: Visit[] = [];

  const breathe = breathing(nextTurn);
  const walk = async (visit: Visit): Promise<void> => {
    if (isStopped()) return;
    if (visit.real !== undefined) {
      if (visited.has(visit.real)) return;
      visited.add(visit.real);
    }
    for (const entry of await listed(visit.folder)) {
      await breathe();
      const path = below(visit.folder, entry.name);
      const real = visit.real === undefined ? undefined : below(visit.real, entry.name);
      const inside = { folder: path, real, depth: visit.depth + 1, links: visit.links };
      if (entry.kind === 'file' && pattern.matches(path)) {
        if (entry.link) linkedFiles.push(path);
        else take(path, real);
      } else if (entry.kind === 'folder' && pattern.reaches(path) && inside.depth <= deepest) {
        if (entry.link) linkedFolders.push({ ...inside, links: visit.links + 1 });
        else await walk(inside);
      } else if (isBroken(entry, path, pattern)) passOver?.({ path, message: brokenLink });
    }
  };
  const listed = async (folder: string): Promise<readonly Entry[]> => {
    try {
      return inOrder(await files.list(folder), ({ name }) => name);
    } catch (error) {
      const { message, reason } = error instanceof Unreadable ? error : new Unreadable('folder', 'unknown');
      if (reason !== 'missing' || folder !== pattern.base) passOver?.({ path: folder, message });
      return [];
    }
  };
  const take = (path: string, real: string | undefined) => {
    const file = real ?? path;
    if (!found.has(file)) found.set(file, path);
  };
  const realPath = (path: string) => files.realPath?.(path).catch(() => undefined);

  await walk({ folder: pattern.base, real: await realPath(pattern.base), depth: 0, links: 0 });
  // links come last, so that everything else is found at its own place; following one may add more
  for (const link of linkedFolders) {
    const real = await realPath(link.folder);
    if (real !== undefined || link.links <= linksInARow) await walk({ ...link, real });
  }
  for (const path of linkedFiles) take(path, await realPath(path));
  return inOrder([...found.values()], (path) => path);
}

const byName = new Intl.Collator('en', { numeric: true });
/** More names than this nobody reads, and comparing them as a reader would takes too long. */
const mostRead = 500;

function inOrder<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const compare = items.length > mostRead ? byCodeUnit : byName.compare;
  return items.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
}

/** A link to nothing, where a file or, by its name, a folder of the pattern may have been. */
function isBroken(entry: Entry, path: string, pattern: SourcePattern): boolean {
  if (!entry.link || entry.kind !== 'nothing' || skipped(entry.name)) return false;
  return pattern.matches(path) || (!entry.name.includes('.') && pattern.reaches(path));
}
