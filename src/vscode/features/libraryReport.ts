import * as vscode from 'vscode';
import { cursorPlace } from '../../core/report/cursor';
import { mostMatches, type LibraryStatus, type NoteFacts, type SuggestionSettings } from '../../core/report/diagnosis';
import { libraryReport } from '../../core/report/report';
import type { LibraryStart, ReportData, ReportedFile, ReportedSource } from '../../core/report/reportData';
import type { LibraryFacts } from '../../worker/protocol';
import { fileName } from '../card';
import { citationSyntax } from '../notes/citationSyntax';
import { command, registerCommand } from '../commands';
import type { DumpSource } from '../library/dumpSources';
import { fileOfNote } from '../notes/notebookNote';
import { noteSelector, type NoteEditors } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';

const scheme = 'lectern-report';
const page = vscode.Uri.from({ scheme, path: '/Library Report.md' });

/** The library as the report needs it. */
export interface ReportedLibrary extends Pick<
  PaperLibrary,
  'onDidChange' | 'onDidChangeState' | 'sources' | 'facts' | 'suggest'
> {
  /** How it began; undefined until papers can be suggested. */
  readonly start: LibraryStart | undefined;
}

/** A page about the library, and about why nothing is suggested where the cursor is. It follows the library. */
export function registerLibraryReport(library: ReportedLibrary, notes: NoteEditors): vscode.Disposable {
  const report = new ReportPage(library, notes);
  return vscode.Disposable.from(
    report,
    vscode.workspace.registerTextDocumentContentProvider(scheme, report),
    registerCommand(command.showLibraryReport, async () => {
      report.ask();
      await vscode.commands.executeCommand('markdown.showPreview', page);
    }),
  );
}

/** A text and a place in it. */
type Place = Pick<vscode.TextEditor, 'document' | 'selection'>;

class ReportPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.didChange.event;
  private state: LibraryStatus['kind'] = 'reading';
  /** Where the user was when asking; looking at the report does not change what it is about. */
  private place: Place | undefined;
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    private readonly library: ReportedLibrary,
    private readonly notes: NoteEditors,
  ) {
    this.listeners = [
      library.onDidChange(() => this.didChange.fire(page)),
      library.onDidChangeState(({ kind }) => {
        if (kind === this.state) return;
        this.state = kind;
        this.didChange.fire(page);
      }),
    ];
  }

  /** Looks where the user is now. */
  ask(): void {
    const editor = vscode.window.activeTextEditor;
    this.place = editor && { document: editor.document, selection: editor.selection };
    this.didChange.fire(page);
  }

  async provideTextDocumentContent(): Promise<string> {
    const facts = await this.facts();
    const sources = await Promise.all(this.library.sources.map((source) => sourceFacts(source, facts.files)));
    const place = this.placeAmong(facts.files);
    const data: ReportData = {
      ...facts,
      now: Date.now(),
      status: { kind: this.state, papers: facts.papers },
      start: this.library.start,
      note: place && (await this.noteFacts(place, sources)),
      sources,
    };
    return libraryReport(data, fileName);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.didChange.dispose();
  }

  private async facts(): Promise<LibraryFacts> {
    try {
      return await this.library.facts();
    } catch {
      // there is no worker to ask; the log says why
      this.state = 'failed';
      return { papers: 0, files: [], duplicates: { count: 0, examples: [] }, ambiguous: [] };
    }
  }

  /** Nobody writes in dumps, logs and pages: then it is about the note that the user was in before. */
  private placeAmong(files: readonly ReportedFile[]): Place | undefined {
    const { document } = this.place ?? {};
    const isText =
      document && (document.uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme));
    const isDump = files.some(({ file }) => file === document?.uri.toString());
    const isOpen = document?.isClosed === false;
    return isText && isOpen && !isDump ? this.place : this.notes.current();
  }

  private async noteFacts({ document, selection }: Place, sources: readonly ReportedSource[]): Promise<NoteFacts> {
    const isNote = vscode.languages.match(noteSelector, document) > 0;
    const cursor = cursorPlace(document.getText(), document.offsetAt(selection.active), citationSyntax());
    const matches =
      cursor.kind === 'citation' ? (await this.library.suggest(cursor.typed, mostMatches)).length : undefined;
    return {
      name: fileName(document.uri.toString()),
      languageId: document.languageId,
      isNote,
      cursor,
      line: selection.active.line + 1,
      matches,
      settings: suggestionSettings(document),
      bibliography: sources
        .filter(({ origin }) => origin === fileOfNote(document.uri).toString())
        .map(({ base, isThere }) => ({ name: fileName(base), isThere })),
    };
  }
}

function suggestionSettings(document: vscode.TextDocument): SuggestionSettings {
  const editor = vscode.workspace.getConfiguration('editor', document);
  const quick = editor.get<unknown>('quickSuggestions');
  const inText = typeof quick === 'object' && quick !== null && 'other' in quick ? quick.other : quick;
  return {
    onTriggerCharacters: editor.get<unknown>('suggestOnTriggerCharacters') !== false,
    showReferences: editor.get<unknown>('suggest.showReferences') !== false,
    quickSuggestions: inText === true || inText === 'on',
    wordBased: String(editor.get<unknown>('wordBasedSuggestions')),
  };
}

async function sourceFacts(
  { written, origin, root, pattern }: DumpSource,
  files: readonly ReportedFile[],
): Promise<ReportedSource> {
  const base = root.with({ path: pattern.base });
  const taken = files.filter(({ file }) => {
    const uri = vscode.Uri.parse(file);
    return uri.scheme === root.scheme && uri.authority === root.authority && pattern.matches(uri.path);
  });
  const isThere = taken.length > 0 || (await exists(base));
  return { written, origin, base: base.toString(), isThere, files: taken.length };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
