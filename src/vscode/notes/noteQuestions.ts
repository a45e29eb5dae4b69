import type { Remote } from 'comlink';
import type * as vscode from 'vscode';
import type { ChangedKeys } from '../../core/bibliography/keyChange';
import type { Checked } from '../../core/check/checkNote';
import type { Finding, Severities } from '../../core/check/finding';
import type {
  CheckOptions,
  CitedRecord,
  CitedWork,
  KeyRenaming,
  NamedSource,
  OldKey,
  Pasted,
} from '../../worker/noteProtocol';
import type { LecternWorker, PaperInDump, PaperRow } from '../../worker/protocol';

/** What features ask the worker about notes and what they cite; documents and files go by their URI. */
export abstract class NoteQuestions {
  /** Asks about notes as they are now, with every edit. */
  abstract ask<T>(question: (worker: Remote<LecternWorker>) => Promise<T> | T): Promise<T>;

  /** All citations of the work that a key names. */
  async citedWork(citekey: string): Promise<CitedWork> {
    return this.ask((worker) => worker.citedWork(citekey));
  }

  /** The records of a dump or bibliography whose papers are cited. */
  async citedIn(file: vscode.Uri): Promise<readonly CitedRecord[]> {
    return this.ask((worker) => worker.citedIn(file.toString()));
  }

  /** The records of the paper that a key names, or of all those that it may mean. */
  async sourcesOf(citekey: string): Promise<readonly NamedSource[]> {
    return this.ask((worker) => worker.sourcesOf(citekey));
  }

  /** The paper whose record a line of a dump belongs to, from 1. */
  async paperAt(file: vscode.Uri, line: number): Promise<PaperInDump | undefined> {
    return this.ask((worker) => worker.paperAt(file.toString(), line));
  }

  /** What is wrong with the citations of an open note. */
  async check(note: vscode.Uri, options: CheckOptions): Promise<Checked> {
    return this.ask((worker) => worker.check(note.toString(), options));
  }

  /** What is wrong with the entries of a bibliography, as its text is now. */
  async checkEntries(file: vscode.Uri, text: string, severities: Severities): Promise<readonly Finding[]> {
    return this.ask((worker) => worker.checkEntries(file.toString(), text, severities));
  }

  /** The papers that a key which nobody has may mean, the likeliest first. */
  async nearest(key: string, limit: number): Promise<readonly PaperRow[]> {
    return this.ask((worker) => worker.nearest(key, limit));
  }

  /** What it would mean that a key becomes another one. */
  async keyRenaming(old: OldKey, to: string): Promise<KeyRenaming> {
    return this.ask((worker) => worker.keyRenaming(old, to));
  }

  /** How a bibliography's text, as it is now, changes with a key. */
  async renamedIn(file: string, text: string, old: OldKey, to: string): Promise<ChangedKeys | undefined> {
    return this.ask((worker) => worker.renamedIn(file, text, old, to));
  }

  /** The papers that a text names as an identifier alone, or as BibTeX; none where it is anything else. */
  async pasted(text: string): Promise<Pasted> {
    return this.ask((worker) => worker.pasted(text));
  }
}
