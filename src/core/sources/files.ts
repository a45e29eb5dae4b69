/** What is at a path. */
export type Kind = 'file' | 'folder' | 'nothing';

/** The port to a file system, as finding sources needs it. Paths are absolute, with slashes. */
export interface Files {
  kind(path: string): Promise<Kind>;
  /** The names in a folder with their kinds, in any order; rejects when it cannot be listed. Links are followed. */
  list(folder: string): Promise<readonly (readonly [name: string, kind: Kind])[]>;
}
