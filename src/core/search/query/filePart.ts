import { fold } from '../../text/fold';

/** Whether a file, a path or a URI, has a part of this name in its own name or in the folders that it is in. */
export function isInFile(file: string, part: string): boolean {
  return compared(readable(file)).includes(compared(part));
}

/** A file's own name, without its folders. */
export function fileName(file: string): string {
  return readable(file).split(/[\\/]/).at(-1) ?? '';
}

/** A URI's path as one reads it; a path as it is. */
function readable(file: string): string {
  const [, path] = /^[a-z][a-z\d+.-]+:(?:\/\/[^/]*)?(.*)$/is.exec(file) ?? [];
  if (path === undefined) return file;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function compared(path: string): string {
  return fold(path.replace(/\\/g, '/'));
}
