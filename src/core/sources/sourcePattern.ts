import picomatch from 'picomatch/posix';
import { absolutePath, below, lowerDrive, type Place } from './absolutePath';
import type { Files, Kind } from './files';

/** A pattern taken apart: what to look below, and what to take there. */
export interface SourcePattern {
  /** The folder or file that everything taken is or lies below: absolute, with slashes. */
  readonly base: string;
  /** What `base` was when the pattern was understood; 'folder' for a glob, also before its folder exists. */
  readonly kind: Kind;
  /** Whether an absolute path is to be taken. */
  matches(path: string): boolean;
  /** Whether anything below a folder that lies below `base` could be taken. */
  reaches(folder: string): boolean;
}

// an exclamation mark at the start of a name is a letter of that name
const globOptions = { nocase: true, nonegate: true } as const;

/**
 * Understands a path, a folder or a glob.
 *
 * A folder, and a glob that ends in `*`, take the files in formats that Lectern reads; whoever names a file, or the
 * ending of files, gets those.
 * @param pattern relative to `folder` or absolute; `~` is the home folder; with slashes or, after a drive letter, backslashes
 * @param extensions the endings of the formats that Lectern reads, with the dot
 */
export async function sourcePattern(
  pattern: string,
  place: Place,
  extensions: readonly string[],
  files: Files,
): Promise<SourcePattern> {
  const written = pattern.replace(/^[A-Za-z]:\\.*/s, (path) => path.replaceAll('\\', '/'));
  const readable = (path: string) => extensions.some((extension) => path.toLowerCase().endsWith(extension));

  // a name is taken by its letters first: folders may be called "[2024] papers"
  const whole = absolutePath(written, place);
  const kind = await files.kind(whole);
  if (kind === 'folder') return belowFolder(whole, () => true, readable, everywhere);
  const { base, glob } = kind === 'nothing' ? await split(written, place, files) : { base: whole, glob: '' };
  if (glob === '') return { base: whole, kind, matches: (path) => lowerDrive(path) === whole, reaches: nowhere };

  const matchesGlob = picomatch(glob, globOptions);
  const taken = glob.endsWith('*') ? readable : everywhere;
  return belowFolder(base, matchesGlob, taken, reachOf(glob));
}

/** Hidden files and folders, and what package managers keep. */
export function skipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

const everywhere = () => true;
const nowhere = () => false;

function belowFolder(
  base: string,
  matchesGlob: (rest: string) => boolean,
  taken: (path: string) => boolean,
  reaches: (rest: string) => boolean,
): SourcePattern {
  const prefix = below(base, '');
  const restOf = (path: string) => {
    const rest = lowerDrive(path).startsWith(prefix) ? path.slice(prefix.length) : '';
    return rest === '' || rest.split('/').some(skipped) ? undefined : rest;
  };
  return {
    base,
    kind: 'folder',
    matches: (path) => {
      const rest = restOf(path);
      return rest !== undefined && matchesGlob(rest) && taken(path);
    },
    reaches: (folder) => {
      const rest = restOf(folder);
      return rest !== undefined && reaches(rest);
    },
  };
}

/** Where the letters of a pattern end and its glob begins: what exists by its letters, then what can be nothing else. */
async function split(written: string, place: Place, files: Files): Promise<{ base: string; glob: string }> {
  const segments = written.split('/');
  let letters = 0;
  while (letters < segments.length - 1) {
    const start = absolutePath(segments.slice(0, letters + 1).join('/') || '/', place);
    if ((await files.kind(start)) !== 'folder') break;
    letters++;
  }
  const scanned = picomatch.scan(segments.slice(letters).join('/'), globOptions);
  const start = [...segments.slice(0, letters), scanned.base].join('/');
  return { base: absolutePath(start, place), glob: scanned.glob };
}

/** Which folders a glob looks into, so that `~/*.txt` does not read the whole home folder. */
function reachOf(glob: string): (rest: string) => boolean {
  const segments = glob.split('/');
  // braces and groups may hold slashes; then anything may lie anywhere
  if (!segments.every(balanced)) return everywhere;
  const levels = segments.map((segment) => (segment.includes('**') ? undefined : picomatch(segment, globOptions)));
  return (rest) => {
    for (const [i, name] of rest.split('/').entries()) {
      const matchesLevel = levels[i];
      if (i < levels.length && matchesLevel === undefined) return true;
      // what the last segment names are files
      if (i >= levels.length - 1 || matchesLevel?.(name) !== true) return false;
    }
    return true;
  };
}

function balanced(segment: string): boolean {
  return (segment.match(/[([{]/g)?.length ?? 0) === (segment.match(/[)\]}]/g)?.length ?? 0);
}
