import * as vscode from 'vscode';
import { bodyStart } from '../../core/notes/frontMatter/frontMatter';
import type { FrontMatterFields } from '../../core/notes/frontMatter/frontMatterFields';
import { quartoNames } from '../../core/notes/frontMatter/quartoProject';
import type { NoteSources } from '../library/dumpSources';
import { FrontMatterProblems } from '../bibliography/frontMatterProblems';
import { withInherited } from '../bibliography/noteBibliographies';
import { fileOfNote, frontMatterDocument, openFrontMatter } from '../notes/notebookNote';
import { isNote, noteSelector } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';

/** Milliseconds after a change. */
const delay = 500;

/**
 * Notes that are opened bring their own papers: the files that their front matter and their Quarto project name, and their
 * `references`. What is wrong with front matter is shown in it.
 */
export function registerNoteSources(library: PaperLibrary): vscode.Disposable {
  const problems = new FrontMatterProblems(library);
  const notes = new OpenNotes(library, problems);
  return vscode.Disposable.from(
    notes,
    problems,
    vscode.languages.registerCodeActionsProvider(noteSelector, problems, quickFixes),
    // front matter is often raw text there
    vscode.languages.registerCodeActionsProvider({ notebookType: '*', language: 'raw' }, problems, quickFixes),
  );
}

const quickFixes = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

/** What a note says of its papers, and the front matter that says it. */
interface Known {
  readonly frontMatter: string;
  readonly fields: FrontMatterFields;
  readonly sources: NoteSources;
}

const nothing: FrontMatterFields = { bibliography: [] };

class OpenNotes implements vscode.Disposable {
  /** By the file that each note is in; also of notes that were closed: their papers stay cited. */
  private readonly notes = new Map<string, Known>();
  private readonly listeners: readonly vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  /** What holds for all notes of a folder may have changed. */
  private toLookAround = false;

  constructor(
    private readonly library: PaperLibrary,
    private readonly problems: FrontMatterProblems,
  ) {
    const projects = vscode.workspace.createFileSystemWatcher(`**/{${quartoNames.join(',')}}`);
    const around = () => {
      this.toLookAround = true;
      this.soon();
    };
    this.listeners = [
      projects,
      projects.onDidCreate(around),
      projects.onDidChange(around),
      projects.onDidDelete(around),
      vscode.workspace.onDidGrantWorkspaceTrust(around),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isNote(document) || frontMatterDocument(document) === document) this.lookSoon();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.problems.forget(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (frontMatterDocument(document) !== document) return;
        const text = frontMatterOf(document);
        // what is typed below the front matter says nothing of sources
        const inFrontMatter = text !== '' && contentChanges.some(({ rangeOffset }) => rangeOffset <= text.length);
        const before = this.notes.get(fileOfNote(document.uri).toString())?.frontMatter ?? '';
        if (inFrontMatter || (text === '' && before !== '')) this.soon();
      }),
    ];
    this.lookSoon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
  }

  /** Not put off by each key: somebody may type without a pause. */
  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.lookSoon();
    }, delay);
  }

  /** One look after the other: what was seen first must not win. */
  private lookSoon(): void {
    // when the library has failed it has said so
    this.looking = this.looking.then(() => this.look()).catch(() => undefined);
  }

  private async look(): Promise<void> {
    const before = sourcesOf(this.notes);
    if (this.toLookAround) await this.lookAround();
    for (const document of openFrontMatter()) {
      const note = fileOfNote(document.uri);
      const known = this.notes.get(note.toString());
      const frontMatter = frontMatterOf(document);
      if (known?.frontMatter === frontMatter) {
        this.problems.show(document, frontMatter, known.fields);
        continue;
      }
      const fields = frontMatter === '' ? nothing : await this.library.noteFields(frontMatter);
      const bibliography = await this.inherited(note, fields);
      const references = document.uri.scheme === note.scheme && namesReferences(frontMatter);
      this.notes.set(note.toString(), { frontMatter, fields, sources: { note, bibliography, references } });
      this.problems.show(document, frontMatter, fields);
    }
    const after = sourcesOf(this.notes);
    if (before !== after) await this.library.follow([...this.notes.values()].map(({ sources }) => sources));
  }

  /** Finds anew what the projects of notes name. */
  private async lookAround(): Promise<void> {
    this.toLookAround = false;
    for (const [name, known] of this.notes) {
      const bibliography = await this.inherited(known.sources.note, known.fields);
      this.notes.set(name, { ...known, sources: { ...known.sources, bibliography } });
    }
  }

  private inherited(note: vscode.Uri, fields: FrontMatterFields): Promise<NoteSources['bibliography']> {
    return withInherited(note, fields, (frontMatter) => this.library.noteFields(frontMatter));
  }
}

/** What notes say of their papers, as one text that tells whether it is still the same. */
function sourcesOf(notes: ReadonlyMap<string, Known>): string {
  const telling = [...notes.values()].map(({ sources: { note, bibliography, references } }) => {
    const named = bibliography.map(({ written, by, folders, root }) => [
      written,
      [by, ...folders].join(),
      root?.toString(),
    ]);
    return named.length > 0 || references ? [note.toString(), named, references] : [];
  });
  return JSON.stringify(telling.filter(({ length }) => length > 0));
}

/** Whether front matter holds references. */
function namesReferences(frontMatter: string): boolean {
  return /^["']?references["']?\s*:/m.test(frontMatter);
}

/** A note's front matter with its marks; empty where there is none. */
function frontMatterOf(document: vscode.TextDocument): string {
  const start = document.getText(new vscode.Range(0, 0, 0, 4));
  if (!/^\uFEFF?---/.test(start)) return '';
  const text = document.getText();
  return text.slice(0, bodyStart(text));
}
