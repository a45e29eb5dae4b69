import * as vscode from 'vscode';
import { page } from '../../core/card';
import { withoutIcons } from '../../core/markdown/escape';
import type { Source } from '../../core/paper';
import { fileName } from '../card';
import type { KeysInNotes } from '../citing/keysInNotes';
import { command, registerCommand } from '../commands';
import { cite, type NoteEditors } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';
import { isPaperItem, keyOf } from '../paperItem';

const scheme = 'lectern';

/**
 * What can be done with a paper from wherever it is shown. Each takes a key, or a row of the library view; without one it
 * does nothing.
 */
export function registerPaperCommands(library: PaperLibrary, notes: NoteEditors, keys: KeysInNotes): vscode.Disposable {
  const pages = new PaperPages(library);
  return vscode.Disposable.from(
    pages,
    vscode.workspace.registerTextDocumentContentProvider(scheme, pages),
    registerCommand(command.openSource, async (of) => {
      const source = sourceOf(of) ?? (await library.paper(keyOf(of) ?? ''))?.sources[0];
      if (source) await openSource(source);
    }),
    registerCommand(command.cite, async (of) => {
      const citekey = keyOf(of);
      if (citekey === undefined) return;
      const note = notes.current();
      if (note) {
        const [key = citekey] = await keys.of(note, [citekey]);
        await cite(note, key, 'cluster');
      } else await vscode.window.showInformationMessage('Open a Markdown note to cite this paper in it.');
    }),
    registerCommand(command.copyCitekey, async (of) => {
      const citekey = keyOf(of);
      if (citekey === undefined) return;
      await vscode.env.clipboard.writeText(citekey);
      vscode.window.setStatusBarMessage(`Copied ${withoutIcons(citekey)}`, 2000);
    }),
    registerCommand(command.showPaper, async (of) => {
      const citekey = keyOf(of);
      if (citekey !== undefined) await vscode.commands.executeCommand('markdown.showPreview', PaperPages.uri(citekey));
    }),
  );
}

/** Papers as read-only Markdown documents, which follow the library. */
class PaperPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.didChange.event;
  private readonly listener: vscode.Disposable;

  constructor(private readonly library: PaperLibrary) {
    this.listener = library.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) this.didChange.fire(uri);
    });
  }

  static uri(citekey: string): vscode.Uri {
    return vscode.Uri.from({ scheme, path: `/${citekey}.md`, query: encodeURIComponent(citekey) });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const paper = await this.library.paper(decodeURIComponent(uri.query));
    return paper ? page(paper, fileName) : 'There is no such paper in the library.\n';
  }

  dispose(): void {
    this.listener.dispose();
    this.didChange.dispose();
  }
}

function sourceOf(value: unknown): Source | undefined {
  if (isPaperItem(value)) return { file: value.file, line: value.line };
  const source = value as Partial<Source> | undefined;
  return typeof source?.file === 'string' && typeof source.line === 'number'
    ? { file: source.file, line: source.line }
    : undefined;
}

async function openSource(source: Source): Promise<void> {
  const line = source.line - 1;
  await vscode.window.showTextDocument(vscode.Uri.parse(source.file), {
    selection: new vscode.Range(line, 0, line, 0),
  });
}
