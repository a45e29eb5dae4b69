import * as vscode from 'vscode';
import { citation } from '../../core/notes/citing/cite';
import { cardMarkdown, fileName } from '../card';
import { command } from '../commands';
import { draggedPapers } from '../citing/draggedPapers';
import type { PaperItem } from '../paperItem';
import type { PaperLibrary } from '../library/paperLibrary';

/** The tree in the sidebar: dumps, and in each its papers. */
export function registerLibraryView(library: PaperLibrary): vscode.Disposable {
  const tree = new LibraryTree(library);
  const view = vscode.window.createTreeView('lectern.library', {
    treeDataProvider: tree,
    showCollapseAll: true,
    dragAndDropController: dragging,
  });
  const told = library.onDidChangeState((state) => {
    const busy = state.kind === 'finding' || state.kind === 'reading' || state.kind === 'indexing';
    void vscode.commands.executeCommand('setContext', 'lectern.busy', busy);
    if (busy) return;
    const found = state.kind === 'failed' ? 'failed' : state.papers === 0 ? 'nothing' : 'papers';
    void vscode.commands.executeCommand('setContext', 'lectern.found', found);
  });
  return vscode.Disposable.from(tree, view, told);
}

/** A paper that is dragged into a note is cited there; anything else gets its citation as text. */
const dragging: vscode.TreeDragAndDropController<Item> = {
  dragMimeTypes: [draggedPapers, 'text/plain'],
  dropMimeTypes: [],
  handleDrag(items, data) {
    const keys = items.flatMap((item) => (item.kind === 'paper' ? [item.citekey] : []));
    if (keys.length === 0) return;
    data.set(draggedPapers, new vscode.DataTransferItem(JSON.stringify(keys)));
    data.set('text/plain', new vscode.DataTransferItem(`[${keys.map(citation).join('; ')}]`));
  },
};

interface DumpItem {
  readonly kind: 'dump';
  readonly file: string;
  readonly records: number;
  /** What tells it apart from another dump of the same name; empty where there is none. */
  readonly folder: string;
}

type Item = DumpItem | PaperItem;

class LibraryTree implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly listener: vscode.Disposable;

  constructor(private readonly library: PaperLibrary) {
    this.listener = library.onDidChange(() => this.didChange.fire(undefined));
  }

  async getChildren(parent?: Item): Promise<Item[]> {
    if (parent?.kind === 'paper') return [];
    if (parent) {
      const { file } = parent;
      const papers = await this.library.papersIn(file);
      return papers.map(({ citekey, title, line }) => ({ kind: 'paper', citekey, title, file, line }));
    }
    const dumps = (await this.library.dumps()).filter((dump) => dump.records > 0);
    const names = dumps.map((dump) => nameOf(dump.file));
    return dumps.map((dump, i) => ({
      kind: 'dump',
      ...dump,
      // feeds are often saved under the same name in several folders
      folder: names.indexOf(names[i]!) === names.lastIndexOf(names[i]!) ? '' : folderOf(dump.file),
    }));
  }

  getTreeItem(item: Item): vscode.TreeItem {
    return item.kind === 'dump' ? dumpRow(item) : paperRow(item);
  }

  /** The card is made when a row is looked at. */
  async resolveTreeItem(row: vscode.TreeItem, item: Item): Promise<vscode.TreeItem> {
    const paper = item.kind === 'paper' ? await this.library.paper(item.citekey) : undefined;
    if (paper) row.tooltip = cardMarkdown(paper);
    return row;
  }

  dispose(): void {
    this.listener.dispose();
    this.didChange.dispose();
  }
}

function dumpRow({ file, records, folder }: DumpItem): vscode.TreeItem {
  const row = new vscode.TreeItem(nameOf(file), vscode.TreeItemCollapsibleState.Collapsed);
  const count = `${records.toLocaleString('en')} paper${records === 1 ? '' : 's'}`;
  row.id = file;
  row.description = folder === '' ? count : `${folder} · ${count}`;
  row.tooltip = fileName(file);
  row.iconPath = new vscode.ThemeIcon('library');
  row.contextValue = 'dump';
  return row;
}

function nameOf(file: string): string {
  return vscode.Uri.parse(file).path.split('/').pop() ?? file;
}

function folderOf(file: string): string {
  return fileName(file).split(/[\\/]/).slice(0, -1).join('/');
}

function paperRow(item: PaperItem): vscode.TreeItem {
  const row = new vscode.TreeItem(item.title);
  row.id = `${item.file}\n${item.line}\n${item.citekey}`;
  row.description = item.citekey;
  row.iconPath = new vscode.ThemeIcon('note');
  row.contextValue = 'paper';
  row.accessibilityInformation = { label: `${item.title}, ${item.citekey}` };
  row.command = { command: command.openSource, title: 'Open Source', arguments: [item] };
  return row;
}
