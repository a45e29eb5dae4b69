import * as vscode from 'vscode';
import { bodyStart } from '../../core/notes/frontMatter';
import type { NoteSources } from '../dumpSources';
import { isNote } from '../noteEditor';
import type { PaperLibrary } from '../paperLibrary';

/** Milliseconds after a change. */
const delay = 500;

/** Notes that are opened bring their own papers: the files that their front matter names, and its `references`. */
export function registerNoteSources(library: PaperLibrary): vscode.Disposable {
  const notes = new OpenNotes(library);
  return vscode.Disposable.from(notes);
}

class OpenNotes implements vscode.Disposable {
  /** What each note says, with the front matter that says it; also of notes that were closed: their papers stay cited. */
  private readonly notes = new Map<string, { readonly frontMatter: string; readonly sources: NoteSources }>();
  private readonly listeners: readonly vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<unknown> = Promise.resolve();

  constructor(private readonly library: PaperLibrary) {
    // not put off by each key: somebody may type without a pause
    const soon = () => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.lookSoon();
      }, delay);
    };
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isNote(document)) this.lookSoon();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isNote(document)) return;
        const text = frontMatterOf(document);
        // what is typed below the front matter says nothing of sources
        const inFrontMatter = text !== '' && contentChanges.some(({ rangeOffset }) => rangeOffset <= text.length);
        if (inFrontMatter || (text === '' && this.notes.has(document.uri.toString()))) soon();
      }),
    ];
    this.lookSoon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
  }

  /** One look after the other: what was seen first must not win. */
  private lookSoon(): void {
    // when the library has failed it has said so
    this.looking = this.looking.then(() => this.look()).catch(() => undefined);
  }

  private async look(): Promise<void> {
    let changed = false;
    for (const document of vscode.workspace.textDocuments.filter(isNote)) {
      const name = document.uri.toString();
      const text = frontMatterOf(document);
      const frontMatter = names('bibliography|references', text) ? text : '';
      if ((this.notes.get(name)?.frontMatter ?? '') === frontMatter) continue;
      changed = true;
      if (frontMatter === '') {
        this.notes.delete(name);
        continue;
      }
      const { bibliography } = await this.library.noteFields(frontMatter);
      const sources = { note: document.uri, bibliography, references: names('references', text) };
      this.notes.set(name, { frontMatter, sources });
    }
    if (changed) await this.library.follow([...this.notes.values()].map(({ sources }) => sources));
  }
}

/** Whether front matter has one of these fields. */
function names(fields: string, frontMatter: string): boolean {
  return new RegExp(`^["']?(?:${fields})["']?\\s*:`, 'm').test(frontMatter);
}

/** A note's front matter with its marks; empty where there is none. */
function frontMatterOf(document: vscode.TextDocument): string {
  const start = document.getText(new vscode.Range(0, 0, 0, 4));
  if (!/^\uFEFF?---/.test(start)) return '';
  const text = document.getText();
  return text.slice(0, bodyStart(text));
}
