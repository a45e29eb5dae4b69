import * as vscode from 'vscode';
import { stopWords } from '../../core/library/stopWords';
import { citation } from '../../core/notes/cite';
import { queryMarks, typingAt, type Typing } from '../../core/notes/typing';
import { fold } from '../../core/text/fold';
import type { PaperRow } from '../../worker/protocol';
import { cardMarkdown } from '../card';
import { command } from '../commands';
import { noteSelector } from '../noteEditor';
import type { PaperLibrary } from '../paperLibrary';

/** More than fits on a screen; the engine's order makes the rest not worth scrolling to. */
const rows = 40;

/**
 * What may stand in a typed citation and ends the editor's own word: without a trigger on it the list would close.
 * Letters and digits need none, since the list is incomplete and asked for again.
 */
const triggers = ['@', '{', ' ', ...queryMarks.split('')];

/** A shorter word after a cited key is rather the sentence that goes on. */
const shortestTitleWord = 3;

/** Completion of citations: `@` and a few letters of a key or of title words, with spaces. */
export function registerCompletion(library: PaperLibrary): vscode.Disposable {
  const completion = new CitationCompletion(library);
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(noteSelector, completion, ...triggers),
    vscode.workspace.onDidChangeTextDocument((event) => void completion.reopen(event)),
  );
}

class CitationItem extends vscode.CompletionItem {
  constructor(
    readonly paper: PaperRow,
    rank: number,
    typed: string,
    range: { inserting: vscode.Range; replacing: vscode.Range },
    note: vscode.Uri,
  ) {
    super({ label: paper.citekey, detail: `  ${paper.title}` }, vscode.CompletionItemKind.Reference);
    this.insertText = citation(paper.citekey);
    // the engine has filtered and ranked: the editor is given what was typed, so that it keeps both
    this.filterText = typed;
    this.sortText = String(rank).padStart(4, '0');
    this.range = range;
    if (paper.byline !== '') this.detail = paper.byline;
    // VS Code runs it once the row is accepted
    this.command = {
      command: command.didCite,
      title: 'Add to Bibliography',
      arguments: [{ uri: note.toString(), citekey: paper.citekey }],
    };
  }
}

class CitationCompletion implements vscode.CompletionItemProvider<CitationItem> {
  /** The citation for which rows were offered last, while it is being typed. */
  private offered: { readonly document: vscode.TextDocument; readonly start: number } | undefined;

  constructor(private readonly library: PaperLibrary) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<CitationItem> | undefined> {
    const typing = typingIn(document, position);
    if (!typing || (await this.isFinished(typing))) return undefined;
    const papers = await this.library.suggest(typing.typed, rows);
    if (token.isCancellationRequested || papers.length === 0) return undefined;
    this.offered = { document, start: typing.start };
    return new vscode.CompletionList(itemsFor(papers, typing, document, position), true);
  }

  async resolveCompletionItem(item: CitationItem): Promise<CitationItem> {
    const paper = await this.library.paper(item.paper.citekey);
    if (paper) item.documentation = cardMarkdown(paper);
    return item;
  }

  /**
   * Opens the list again where VS Code closes it although a citation is still being typed: when letters are deleted, and
   * when title words follow what happens to be a key.
   */
  async reopen({ document, contentChanges }: vscode.TextDocumentChangeEvent): Promise<void> {
    const [change, ...others] = contentChanges;
    if (!change || document !== this.offered?.document) return;
    const isDeletion = change.text === '' && change.range.isSingleLine;
    // more at once is an accepted row, or a paste
    if (others.length > 0 || change.text.length > 1 || change.rangeOffset <= this.offered.start) {
      this.offered = undefined;
      return;
    }
    if (document !== vscode.window.activeTextEditor?.document) return;
    const typing = typingIn(document, document.positionAt(change.rangeOffset + change.text.length));
    if (typing?.start !== this.offered.start) return;
    const goesOn = typing.typed.includes(' ') && (await this.library.paper(firstWord(typing.typed))) !== undefined;
    if (!isDeletion && !goesOn) return;
    // asked in vain VS Code would say that there is nothing
    if ((await this.isFinished(typing)) || (await this.library.suggest(typing.typed, 1)).length === 0) return;
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
  }

  /** Whether a whole key stands there, and the sentence goes on: what follows are no words of the paper's title. */
  private async isFinished({ typed }: Typing): Promise<boolean> {
    const [, ...more] = typed.split(' ');
    if (more.length === 0) return false;
    const paper = await this.library.paper(firstWord(typed));
    if (!paper) return false;
    const title = fold(paper.title).split(/[^\p{L}\p{N}]+/u);
    return !more
      .map(fold)
      .every(
        (word) =>
          word.length >= shortestTitleWord && !stopWords.has(word) && title.some((other) => other.startsWith(word)),
      );
  }
}

function typingIn(document: vscode.TextDocument, position: vscode.Position): Typing | undefined {
  // most keys that ask are a space in prose
  if (!document.lineAt(position).text.slice(0, position.character).includes('@')) return undefined;
  return typingAt(document.getText(), document.offsetAt(position));
}

function itemsFor(
  papers: readonly PaperRow[],
  typing: Typing,
  document: vscode.TextDocument,
  position: vscode.Position,
): CitationItem[] {
  const start = document.positionAt(typing.start);
  const end = document.positionAt(typing.end);
  const inserting = new vscode.Range(start, position);
  // VS Code ends what an insertion replaces at the cursor: the rest of a braced key goes by an edit of its own
  const rest = typing.braced && end.isAfter(position) ? [vscode.TextEdit.delete(new vscode.Range(position, end))] : [];
  const range = { inserting, replacing: rest.length > 0 ? inserting : new vscode.Range(start, end) };
  const typed = document.getText(inserting);
  return papers.map((paper, rank) => {
    const item = new CitationItem(paper, rank, typed, range, document.uri);
    if (typing.braced) item.insertText = `@{${paper.citekey}}`;
    if (rest.length > 0) item.additionalTextEdits = rest;
    return item;
  });
}

function firstWord(typed: string): string {
  return typed.split(' ', 1)[0] ?? '';
}
