import { Unreadable, type Files, type Kind } from '../../../../src/core/sources/files';

/** A file system in memory that remembers which folders were listed. */
export interface MemoryFiles extends Files {
  readonly listed: string[];
}

interface Contents {
  /** Its files. */
  readonly paths?: readonly string[];
  /** Its links, and what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  /** Folders that nobody may list. */
  readonly forbidden?: readonly string[];
}

export function filesWith({ paths = [], links = {}, forbidden = [] }: Contents): Required<MemoryFiles> {
  const all = [...paths, ...Object.keys(links)];
  const listed: string[] = [];
  const real = (path: string): string => {
    let resolved = '';
    for (const segment of path.split('/').slice(1)) {
      resolved = `${resolved}/${segment}`;
      const target = links[resolved];
      if (target !== undefined) resolved = real(target);
    }
    return resolved;
  };
  const kind = (path: string): Kind => {
    const target = real(path);
    if (paths.includes(target)) return 'file';
    return target === '/' || all.some((file) => file.startsWith(`${target}/`)) ? 'folder' : 'nothing';
  };
  return {
    listed,
    kind: (path) => Promise.resolve(kind(path)),
    list: async (folder) => {
      if (kind(folder) !== 'folder') throw new Unreadable('folder', 'missing');
      if (forbidden.includes(folder)) throw new Unreadable('folder', 'forbidden');
      listed.push(folder);
      const target = real(folder);
      const prefix = target === '/' ? target : `${target}/`;
      const names = new Set(
        all.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length).split('/')[0]!),
      );
      return Promise.resolve(
        [...names].map((name) => ({ name, kind: kind(prefix + name), link: prefix + name in links })),
      );
    },
    realPath: (path) =>
      kind(path) === 'nothing' ? Promise.reject(new Unreadable('file', 'missing')) : Promise.resolve(real(path)),
  };
}

/** The same, but that nobody can tell where a link leads. */
export function withoutRealPaths(files: MemoryFiles): MemoryFiles {
  return { kind: (path) => files.kind(path), list: (folder) => files.list(folder), listed: files.listed };
}
