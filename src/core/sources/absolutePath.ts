/** What a path may be relative to: the folder it is written in, and the home folder where there is one. */
export interface Place {
  readonly folder: string;
  readonly home: string | undefined;
}

/**
 * The path that somebody wrote, absolute and with slashes, a drive letter in lower case as VS Code writes it
 * (`/c:/papers`).
 */
export function absolutePath(written: string, place: Place): string {
  let path = written;
  if (/^[A-Za-z]:(?=$|\/)/.test(path)) path = `/${path}`;
  else if (place.home !== undefined && /^~(?=$|\/)/.test(path)) path = place.home + path.slice(1);
  else if (!path.startsWith('/')) path = `${place.folder}/${path}`;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return lowerDrive(`/${segments.join('/')}`);
}

/** An absolute path, its drive letter in lower case. */
export function lowerDrive(path: string): string {
  return path.replace(/^\/[A-Z]:(?=$|\/)/, (drive) => drive.toLowerCase());
}

/** The path of what a folder holds under a name. */
export function below(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
