import picomatch from 'picomatch/posix';
import type { Files } from './files';

/** A pattern taken apart: what to look below, and what to take there. */
export interface SourcePattern {
  /** The folder or file that everything taken is or lies below: absolute, with slashes. */
  readonly base: string;
  /** Whether an absolute path is to be taken. */
  matches(path: string): boolean;
}

// beyond it a folder is taken for a link to one of its parents
const deepest = 24;

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
  place: { readonly folder: string; readonly home: string | undefined },
  extensions: readonly string[],
  files: Files,
): Promise<SourcePattern> {
  const written = pattern.trim().replace(/^[A-Za-z]:\\.*/, (path) => path.replaceAll('\\', '/'));
  const readable = (path: string) => extensions.some((extension) => path.toLowerCase().endsWith(extension));

  // a name is taken by its letters first: folders may be called "[2024] papers"
  const whole = absolutePath(written, place);
  const kind = await files.kind(whole);
  const { base: start, glob } = kind === 'nothing' ? picomatch.scan(written) : { base: written, glob: '' };
  if (glob === '' && kind !== 'folder') return { base: whole, matches: (path) => path === whole };

  const base = absolutePath(start, place);
  const prefix = base === '/' ? base : `${base}/`;
  const matchesGlob = kind === 'folder' ? () => true : picomatch(glob, { nocase: true });
  const anyEnding = kind === 'folder' || glob.endsWith('*');
  return {
    base,
    matches: (path) => {
      const rest = path.slice(prefix.length);
      if (!path.startsWith(prefix) || rest.split('/').some(skipped)) return false;
      return matchesGlob(rest) && (!anyEnding || readable(path));
    },
  };
}

/** The files that a pattern takes, sorted by path as a reader would sort them. A folder that cannot be listed is empty. */
export async function findSources(pattern: SourcePattern, files: Files): Promise<string[]> {
  const found: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await files.list(folder).catch(() => []);
    for (const [name, kind] of entries) {
      const path = folder.endsWith('/') ? folder + name : `${folder}/${name}`;
      if (kind === 'file' && pattern.matches(path)) found.push(path);
      else if (kind === 'folder' && depth < deepest && !skipped(name)) await walk(path, depth + 1);
    }
  };
  if (pattern.matches(pattern.base)) return [pattern.base];
  await walk(pattern.base, 0);
  return found.sort(byName.compare);
}

const byName = new Intl.Collator('en', { numeric: true });

/** Hidden files and folders, and what package managers keep. */
function skipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function absolutePath(pattern: string, place: { readonly folder: string; readonly home: string | undefined }): string {
  let path = pattern;
  if (/^[A-Za-z]:\//.test(path)) path = `/${path}`;
  else if (place.home !== undefined && /^~(?=$|\/)/.test(path)) path = place.home + path.slice(1);
  else if (!path.startsWith('/')) path = `${place.folder}/${path}`;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}
