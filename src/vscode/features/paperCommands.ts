import * as vscode from 'vscode';
import { page } from '../../core/card';
import type { Source } from '../../core/paper';
import { fileName } from '../card';
import { command, registerCommand } from '../commands';
import { cite, noteEditor } from '../noteEditor';
import type { PaperLibrary } from '../paperLibrary';
import { isPaperItem } from '../paperItem';

const scheme = 'lectern';

/** What can be done with a paper from wherever it is shown. Each takes a key, or a row of the library view. */
export function registerPaperCommands(library: PaperLibrary): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(command.openSource, async (of?: unknown) => {
      const source = sourceOf(of) ?? (await library.paper(keyOf(of)))?.sources[0];
      if (source) await openSource(source);
    }),
    registerCommand(command.cite, async (of?: unknown) => {
      const editor = noteEditor();
      if (editor) await cite(editor, keyOf(of), 'cluster');
      else await vscode.window.showInformationMessage('Open a Markdown note to cite this paper in it.');
    }),
    registerCommand(command.copyCitekey, async (of?: unknown) => {
      const citekey = keyOf(of);
      await vscode.env.clipboard.writeText(citekey);
      vscode.window.setStatusBarMessage(`Copied ${citekey}`, 2000);
    }),
    registerCommand(command.showPaper, async (of?: unknown) => showPaper(keyOf(of))),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      async provideTextDocumentContent(uri) {
        const paper = await library.paper(decodeURIComponent(uri.query));
        return paper ? page(paper, fileName) : 'This paper is no longer in the library.\n';
      },
    }),
  );
}

function sourceOf(value: unknown): Source | undefined {
  if (isPaperItem(value)) return { file: value.file, line: value.line };
  const source = value as Partial<Source> | undefined;
  return typeof source?.file === 'string' && typeof source.line === 'number'
    ? { file: source.file, line: source.line }
    : undefined;
}

function keyOf(value: unknown): string {
  return isPaperItem(value) ? value.citekey : typeof value === 'string' ? value : '';
}

async function openSource(source: Source): Promise<void> {
  const line = source.line - 1;
  await vscode.window.showTextDocument(vscode.Uri.parse(source.file), {
    selection: new vscode.Range(line, 0, line, 0),
  });
}

async function showPaper(citekey: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${citekey}.md`, query: encodeURIComponent(citekey) });
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}
