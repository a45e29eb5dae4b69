import type { Outcome } from './failure';
import type { Ask } from './request';

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
