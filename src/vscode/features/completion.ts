import * as vscode from 'vscode';
import { stopWords } from '../../core/library/stopWords';
import { queryMarks } from '../../core/notes/typing/typedQuery';
import { typingAt, type Typing } from '../../core/notes/typing/typing';
import { locatorTypingAt, nextCitationAt } from '../../core/notes/typing/typingParts';
import { fullTitle } from '../../core/paper';
import { fold } from '../../core/text/fold';
import type { TypingPlace } from '../../worker/noteProtocol';
import type { BibliographiesOfNotes } from '../bibliography/citedBibliographies';
import { cardMarkdown } from '../card';
import { citationItems, nextCitationItems, CitationItem } from '../citing/citationItems';
import { citationSyntax } from '../notes/citationSyntax';
import { locatorItems } from '../citing/locatorItems';
import { namesOfBibliographies } from '../citing/keysInNotes';
import { noteSelector } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';

/** More than fits on a screen; the engine's order makes the rest not worth scrolling to. */
const rows = 40;

/**
 * What begins a citation or a locator, and what may stand in a typed citation and ends the editor's own word: without a
 * trigger on it the list would close. Letters and digits need none, since the list is incomplete and asked for again.
 */
const triggers = ['@', '{', '[', ',', ';', ' ', ...queryMarks.split('')];

/** So many lines the keys of one LaTeX command may take. */
const longestList = 20;

/** A shorter word after a cited key is rather the sentence that goes on. */
const shortestTitleWord = 3;

/**
 * Completion of citations: `@` and a few letters of a key or of title words, with spaces; the next paper of a cluster after
 * `;`; and in brackets, after a key, locators.
 */
export function registerCompletion(library: PaperLibrary, bibliographies: BibliographiesOfNotes): vscode.Disposable {
  const completion = new CitationCompletion(library, bibliographies);
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(noteSelector, completion, ...triggers),
    vscode.workspace.onDidChangeTextDocument((event) => void completion.reopen(event)),
  );
}

class CitationCompletion implements vscode.CompletionItemProvider {
  /** The citation for which rows were offered last, while it is being typed, and where what is typed of it begins. */
  private offered:
    { readonly document: vscode.TextDocument; readonly start: number; readonly first: number } | undefined;

  constructor(
    private readonly library: PaperLibrary,
    private readonly bibliographies: BibliographiesOfNotes,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const place = placeIn(document, position);
    if (!place) return undefined;
    const { text, offset, syntax } = place;
    const typing = typingAt(text, offset, syntax);
    if (typing) return this.papersFor(typing, document, position, token);
    const next = nextCitationAt(text, offset, syntax);
    if (next) {
      const papers = await this.library.suggest('', rows, await this.placeOf(document, position, next.beside));
      if (token.isCancellationRequested || papers.length === 0) return undefined;
      return new vscode.CompletionList(nextCitationItems(papers, next, document, position), true);
    }
    const locator = locatorTypingAt(text, offset, syntax);
    return locator && new vscode.CompletionList(locatorItems(locator, document));
  }

  async resolveCompletionItem(item: vscode.CompletionItem): Promise<vscode.CompletionItem> {
    if (!(item instanceof CitationItem)) return item;
    const paper = await this.library.paper(item.paper.citekey);
    if (paper) item.documentation = cardMarkdown(paper);
    return item;
  }

  private async placeOf(
    document: vscode.TextDocument,
    { line, character }: vscode.Position,
    beside: readonly string[],
  ): Promise<TypingPlace> {
    const bibliographies = await namesOfBibliographies(document, this.bibliographies);
    return { note: document.uri.toString(), line, character, beside, bibliographies };
  }

  private async papersFor(
    typing: Typing,
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    if (await this.isFinished(typing)) return undefined;
    const place = await this.placeOf(document, document.positionAt(typing.start), typing.beside);
    const papers = await this.library.suggest(typing.typed, rows, place);
    if (token.isCancellationRequested || papers.length === 0) return undefined;
    this.offered = { document, start: typing.start, first: typing.start + (typing.syntax === 'latex' ? 0 : 1) };
    return new vscode.CompletionList(citationItems(papers, typing, document, position), true);
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
    if (others.length > 0 || change.text.length > 1 || change.rangeOffset < this.offered.first) {
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
    const title = fold(fullTitle(paper)).split(/[^\p{L}\p{N}]+/u);
    return !more
      .map(fold)
      .every(
        (word) =>
          word.length >= shortestTitleWord && !stopWords.has(word) && title.some((other) => other.startsWith(word)),
      );
  }
}

/** A place in a note where something may be completed; undefined where nothing near it cites. */
function placeIn(document: vscode.TextDocument, position: vscode.Position) {
  // most keys that ask are a space in prose
  const isMarked = document.lineAt(position).text.slice(0, position.character).includes('@');
  const syntax = citationSyntax();
  if (!isMarked && !(syntax.latex && followsCommand(document, position))) return undefined;
  return { text: document.getText(), offset: document.offsetAt(position), syntax };
}

/** Whether a LaTeX command stands before a place, be it some lines up: the keys of one may have lines of their own. */
function followsCommand(document: vscode.TextDocument, position: vscode.Position): boolean {
  const first = new vscode.Position(Math.max(0, position.line - longestList), 0);
  return document.getText(new vscode.Range(first, position)).includes('\\');
}

function typingIn(document: vscode.TextDocument, position: vscode.Position): Typing | undefined {
  const place = placeIn(document, position);
  return place && typingAt(place.text, place.offset, place.syntax);
}

function firstWord(typed: string): string {
  return typed.split(' ', 1)[0] ?? '';
}
