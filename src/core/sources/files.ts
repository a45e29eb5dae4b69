/** What is at a path. */
export type Kind = 'file' | 'folder' | 'nothing';

/** What a folder holds under one name. */
export interface Entry {
  readonly name: string;
  /** Of a link, what it leads to. */
  readonly kind: Kind;
  readonly link: boolean;
}

/** The port to a file system, as finding sources needs it. Paths are absolute, with slashes. */
export interface Files {
  kind(path: string): Promise<Kind>;
  /** What is in a folder, in any order. Rejects when it cannot be listed, with `Unreadable` where the reason is known. */
  list(folder: string): Promise<readonly Entry[]>;
  /** The one path, without links, of what is at a path. Rejects when nothing is; absent where nobody can tell. */
  realPath?(path: string): Promise<string>;
}

/** Why something cannot be read. */
export type Reason = 'missing' | 'forbidden' | 'unknown';

/** A file or folder cannot be read; the message says why, in a sentence for people. */
export class Unreadable extends Error {
  /** @param detail what the system calls it, where the reason is not known */
  constructor(
    readonly what: 'file' | 'folder',
    readonly reason: Reason,
    detail?: string,
  ) {
    super(sentence(what, reason, detail));
  }
}

function sentence(what: 'file' | 'folder', reason: Reason, detail: string | undefined): string {
  switch (reason) {
    case 'missing':
      return 'There is no such file or folder.';
    case 'forbidden':
      return `No permission to read this ${what}.`;
    case 'unknown':
      return `This ${what} cannot be read${detail === undefined ? '' : ` (${detail})`}.`;
  }
}
