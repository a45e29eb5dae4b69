import { NoAnswer } from './request';

/** Why nothing was imported. */
export type ZoteroFailure =
  /** Nothing listens at the port. */
  | 'notRunning'
  /** Better BibTeX is not installed, and Zotero's own interface is switched off. */
  | 'interfaceOff'
  /** Zotero without Better BibTeX, of a version without an interface of its own. */
  | 'noInterface'
  /** Something else than Zotero answers, or what Zotero says cannot be understood. */
  | 'notUnderstood'
  | 'slow'
  | 'large'
  /** The user has stopped it. */
  | 'cancelled';

/** Ends an import from inside; `attempt` turns it into an outcome. */
export class ImportFailed extends Error {
  constructor(readonly failure: ZoteroFailure) {
    super(failure);
  }
}

/** What became of something that may fail. */
export type Outcome<T> = { readonly value: T } | { readonly failure: ZoteroFailure };

/** Runs a part of an import; whatever it throws becomes a failure. */
export async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

function failureOf(error: unknown): ZoteroFailure {
  if (error instanceof ImportFailed) return error.failure;
  if (!(error instanceof NoAnswer)) return 'notUnderstood';
  if (error.reason === 'refused') return 'notRunning';
  return error.reason === 'broken' ? 'notUnderstood' : error.reason;
}

/** Where the import was tried: what a message needs to say what to do. */
export interface Attempted {
  readonly port: number;
  /** Where Lectern itself runs, if not on the user's own computer: "ssh-remote", "wsl", "dev-container" ... */
  readonly remote: string | undefined;
}

const otherwise = 'Or export your library as BibLaTeX or CSL-JSON into the folder of your papers.';

/** What is the matter and what to do, in a few sentences. */
export function failureMessage(failure: Exclude<ZoteroFailure, 'cancelled'>, { port, remote }: Attempted): string {
  switch (failure) {
    case 'notRunning':
      return remote === undefined
        ? `Zotero is not running: nothing answers at port ${port}. Start Zotero and try again. If Zotero uses another port, set "lectern.zoteroPort".`
        : `Zotero cannot be reached: Lectern runs remotely here (${remote}), and nothing answers at port ${port} there. Forward that port to the computer with Zotero. ${otherwise}`;
    case 'interfaceOff':
      return 'Zotero does not let other programs read your library. In Zotero switch on Settings, Advanced, "Allow other applications on this computer to communicate with Zotero", and try again. Or install Better BibTeX, which also keeps your citation keys.';
    case 'noInterface':
      return `This version of Zotero cannot be read by other programs. Update to Zotero 7 or later, or install Better BibTeX. ${otherwise}`;
    case 'notUnderstood':
      return `What answers at port ${port} does not speak like Zotero. See whether "lectern.zoteroPort" is Zotero's port. ${otherwise}`;
    case 'slow':
      return `Zotero took too long to answer. Perhaps it is still starting, or a dialog is open in it. Try again in a moment. ${otherwise}`;
    case 'large':
      return `This library is too large to be taken over at once. ${otherwise}`;
  }
}

/** What a browser's extension host says. */
export const browserMessage =
  'A browser cannot reach Zotero. Open this folder in VS Code on the computer with Zotero to import from it. ' +
  otherwise;
