import * as vscode from 'vscode';
import { citation } from '../../core/notes/cite';
import { typingAt } from '../../core/notes/typing';
import type { PaperRow } from '../../worker/protocol';
import { cardMarkdown } from '../card';
import { noteSelector } from '../noteEditor';
import type { PaperLibrary } from '../paperLibrary';

/** More than fits on a screen; the engine's order makes the rest not worth scrolling to. */
const rows = 40;

/**
 * What may stand in a typed citation and ends the editor's own word: without a trigger on it the list would close.
 * Letters and digits need none, since the list is incomplete and asked for again.
 */
const triggers = ['@', '{', ' ', '-', ':', '.', '/', '+', "'", '_'];

/** Completion of citations: `@` and a few letters of a key or of title words, with spaces. */
export function registerCompletion(library: PaperLibrary): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(noteSelector, new CitationCompletion(library), ...triggers);
}

class CitationItem extends vscode.CompletionItem {
  constructor(
    readonly paper: PaperRow,
    rank: number,
    typed: string,
    range: { inserting: vscode.Range; replacing: vscode.Range },
  ) {
    super({ label: paper.citekey, detail: `  ${paper.title}` }, vscode.CompletionItemKind.Reference);
    this.insertText = citation(paper.citekey);
    // the engine has filtered and ranked: the editor is given what was typed, so that it keeps both
    this.filterText = typed;
    this.sortText = String(rank).padStart(4, '0');
    this.range = range;
    if (paper.byline !== '') this.detail = paper.byline;
  }
}

class CitationCompletion implements vscode.CompletionItemProvider<CitationItem> {
  constructor(private readonly library: PaperLibrary) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<CitationItem> | undefined> {
    // most keys that ask are a space in prose
    if (!document.lineAt(position).text.slice(0, position.character).includes('@')) return undefined;
    const typing = typingAt(document.getText(), document.offsetAt(position));
    if (!typing) return undefined;
    // a whole key and a space: it has been cited, and the sentence goes on
    const words = typing.typed.split(' ');
    if (words.length > 1 && (await this.library.paper(words[0]!))) return undefined;

    const papers = await this.library.suggest(typing.typed, rows);
    if (token.isCancellationRequested || papers.length === 0) return undefined;
    const start = document.positionAt(typing.start);
    const range = {
      inserting: new vscode.Range(start, position),
      replacing: new vscode.Range(start, document.positionAt(typing.end)),
    };
    const typed = document.getText(range.inserting);
    return new vscode.CompletionList(
      papers.map((paper, rank) => new CitationItem(paper, rank, typed, range)),
      true,
    );
  }

  async resolveCompletionItem(item: CitationItem): Promise<CitationItem> {
    const paper = await this.library.paper(item.paper.citekey);
    if (paper) item.documentation = cardMarkdown(paper);
    return item;
  }
}
