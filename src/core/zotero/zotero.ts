import { betterBibtexLibraries, exportByBetterBibtex } from './betterBibtex';
import { attempt, type Outcome } from './failure';
import { exportByLocalApi, localLibraries } from './localApi';
import type { Ask } from './request';

/** Where Zotero listens unless it was told otherwise. */
export const usualPort = 23_119;

/** Milliseconds: a running Zotero answers at once, one that is starting takes a while. */
const greetingTimeout = 20_000;

/** The user's own library, or a group's. */
export interface ZoteroLibrary {
  /** How the connection calls it. */
  readonly id: string;
  readonly name: string;
}

/** A library as text: BibLaTeX, or the lines of a CSL-JSON array without its brackets. */
export interface Exported {
  readonly papers: number;
  readonly text: string;
}

/** Told how many papers are there, of how many; the latter is undefined while nobody knows. */
export type OnProgress = (done: number, of: number | undefined) => void;

/** A Zotero that answers. */
export interface ZoteroConnection {
  /** What exports are: Better BibTeX keeps its keys in BibLaTeX, Zotero alone gives CSL-JSON. */
  readonly format: 'biblatex' | 'csljson';
  /** The user's own comes first; at least one. */
  readonly libraries: readonly ZoteroLibrary[];
  /** Resolves whatever happens. */
  readonly export: (ask: Ask, library: ZoteroLibrary, onProgress: OnProgress) => Promise<Outcome<Exported>>;
}

/** Looks what answers at a port: Better BibTeX, else Zotero's own API. Resolves whatever happens. */
export function connect(ask: Ask, port: number): Promise<Outcome<ZoteroConnection>> {
  return attempt(async () => {
    const libraries = await betterBibtexLibraries(ask, port, greetingTimeout);
    if (libraries && libraries.length > 0) {
      return {
        format: 'biblatex',
        libraries,
        export: (ask, library, onProgress) => attempt(() => exportByBetterBibtex(ask, port, library, onProgress)),
      };
    }
    return {
      format: 'csljson',
      libraries: await localLibraries(ask, port, greetingTimeout),
      export: (ask, library, onProgress) => attempt(() => exportByLocalApi(ask, port, library, onProgress)),
    };
  });
}
