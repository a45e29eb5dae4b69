import * as vscode from 'vscode';
import { citedLocations } from '../notes/citedLocations';
import type { NoteIndex } from '../notes/noteIndex';
import type { OpenDumps } from '../library/openDumps';
import type { PaperLibrary } from '../library/paperLibrary';
import { lineRange, recordLines } from '../notes/sourceLocation';

/** Milliseconds: counts follow what is typed in a note, but not each key. */
const delay = 500;

/** Above each paper of a dump or bibliography that is cited: in how many notes. A click shows where. */
export function registerCitationCounts(library: PaperLibrary, notes: NoteIndex, dumps: OpenDumps): vscode.Disposable {
  const counts = new CitationCounts(library, notes);
  return vscode.Disposable.from(
    counts,
    dumps.register((selector) => vscode.languages.registerCodeLensProvider(selector, counts)),
  );
}

/** The paper that a count is of. */
class CitationCount extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly uri: vscode.Uri,
    readonly citekey: string,
  ) {
    super(range);
  }
}

class CitationCounts implements vscode.CodeLensProvider<CitationCount>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.didChange.event;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    library: PaperLibrary,
    private readonly notes: NoteIndex,
  ) {
    const soon = () => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.didChange.fire();
      }, delay);
    };
    this.listeners = [
      library.onDidChange(soon),
      notes.onDidChange(soon),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.codeLens')) this.didChange.fire();
      }),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<CitationCount[]> {
    if (vscode.workspace.getConfiguration('lectern', document).get<boolean>('codeLens') !== true) return [];
    const cited = await this.notes.citedIn(document.uri);
    const lines = recordLines(document);
    return cited.map(({ line, citekey, names }) => {
      const at = document.isDirty ? lines.lineOf(line - 1, names) : line - 1;
      return new CitationCount(lineRange(document, at), document.uri, citekey);
    });
  }

  async resolveCodeLens(count: CitationCount): Promise<CitationCount> {
    const cited = (await this.notes.citedWork(count.citekey)).notes;
    const locations = citedLocations(cited);
    count.command = {
      title: cited.length === 1 ? 'cited in 1 note' : `cited in ${cited.length} notes`,
      command: 'editor.action.showReferences',
      arguments: [count.uri, count.range.start, locations],
    };
    return count;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of [this.didChange, ...this.listeners]) disposable.dispose();
  }
}
