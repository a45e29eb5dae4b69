import { betterBibtexLibraries, exportByBetterBibtex } from './betterBibtex';
import type { ZoteroConnection } from './connection';
import { attempt, type Outcome } from './failure';
import { exportByLocalApi, localLibraries } from './localApi';
import type { Ask } from './request';

/** Where Zotero listens unless it was told otherwise. */
export const usualPort = 23_119;

/** Milliseconds: a running Zotero answers at once, one that is starting takes a while. */
const greetingTimeout = 20_000;

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
