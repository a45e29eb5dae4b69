import type { Remote } from 'comlink';
import * as vscode from 'vscode';
import type { LecternWorker } from '../../worker/protocol';
import { isIndexed } from './indexedDocument';

/** Asks the worker. */
export type Ask = <T>(question: (worker: Remote<LecternWorker>) => Promise<T> | T) => Promise<T>;

/** Milliseconds from a key to the worker's knowing of it: several keys at once are told together. */
const typingDelay = 30;

/** Tells the worker what the notes say that are open in this window. */
export class OpenNotes implements vscode.Disposable {
  /** Those that the worker knows to be open. */
  private readonly open = new Set<string>();
  /** Those whose last edits the worker does not know of yet. */
  private readonly edited = new Map<string, vscode.TextDocument>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How many the worker is being told of. */
  private telling = 0;

  /** @param didTell told of each note that the worker knows as it is in its editor */
  constructor(
    private readonly ask: Ask,
    private readonly didTell: (uri: vscode.Uri) => void,
  ) {}

  /** Whether the worker takes what an editor says for what the note says, or is about to be told of it. */
  has(note: string): boolean {
    return this.open.has(note) || this.edited.has(note);
  }

  /** A document has been opened, or has changed. */
  edit(document: vscode.TextDocument): void {
    if (!isIndexed(document)) return;
    this.edited.set(document.uri.toString(), document);
    this.tellSoon();
  }

  /** Tells of all edits. What is asked after it is answered after it. Rejects when the worker fails. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const edited = [...this.edited];
    this.edited.clear();
    await Promise.all(edited.map(([note, document]) => this.tell(note, document)));
  }

  /** @returns whether the worker may take the note for open: one that is to be told of anew it knows from before */
  close(note: string): boolean {
    const wasEdited = this.edited.delete(note);
    return this.open.delete(note) || wasEdited;
  }

  /** The worker knows of none any more: all are to be told of, when it is asked next. */
  forget(): void {
    this.open.clear();
    for (const document of vscode.workspace.textDocuments) {
      if (isIndexed(document)) this.edited.set(document.uri.toString(), document);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private tellSoon(): void {
    // a long note is told of when the worker is through with what it was told before
    if (this.telling > 0) return;
    this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), typingDelay);
  }

  private async tell(note: string, document: vscode.TextDocument): Promise<void> {
    this.open.add(note);
    const text = document.getText();
    this.telling++;
    try {
      await this.ask((worker) => worker.openNote(note, text, Date.now()));
      this.didTell(document.uri);
    } finally {
      this.telling--;
    }
    // a worker that has failed is not started again and again for it
    if (this.edited.size > 0) this.tellSoon();
  }
}
