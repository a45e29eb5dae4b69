import * as vscode from 'vscode';
import { citation } from '../../core/notes/citing/cite';
import type { Typing } from '../../core/notes/typing/typing';
import type { NextCitation } from '../../core/notes/typing/typingParts';
import type { SuggestedRow } from '../../worker/noteProtocol';
import { command } from '../commands';

/** A paper as completion offers it in a note: with its key there, its own key where that is another one, and its title. */
export class CitationItem extends vscode.CompletionItem {
  constructor(
    readonly paper: SuggestedRow,
    rank: number,
    note: vscode.Uri,
  ) {
    const { citekey, citedAs, title, byline } = paper;
    const key = keyOf(paper);
    // beside a title a description would be cut off
    const other = key === citekey ? '' : `(${citekey})  `;
    super({ label: key, detail: `  ${other}${title}` }, vscode.CompletionItemKind.Reference);
    this.sortText = sortText(rank);
    const facts = [byline, citedAs === undefined ? '' : 'cited here'].filter((fact) => fact !== '');
    if (facts.length > 0) this.detail = facts.join(' · ');
    // VS Code runs it once the row is accepted
    this.command = {
      command: command.didCite,
      title: 'Add to Bibliography',
      arguments: [{ uri: note.toString(), citekey: key }],
    };
  }

  /** The key that is inserted. */
  get citekey(): string {
    return keyOf(this.paper);
  }
}

/** The rows for a citation that is being typed: they replace it. */
export function citationItems(
  papers: readonly SuggestedRow[],
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
    const item = new CitationItem(paper, rank, document.uri);
    item.insertText = written(item.citekey, typing);
    // the engine has filtered and ranked: the editor is given what was typed, so that it keeps both
    item.filterText = typed;
    item.range = range;
    if (rest.length > 0) item.additionalTextEdits = rest;
    return item;
  });
}

/** The rows for a further citation of a cluster, with what is missing before it. */
export function nextCitationItems(
  papers: readonly SuggestedRow[],
  next: NextCitation,
  document: vscode.TextDocument,
  position: vscode.Position,
): CitationItem[] {
  return papers.map((paper, rank) => {
    const item = new CitationItem(paper, rank, document.uri);
    item.insertText = (next.isTight ? ' ' : '') + citation(item.citekey);
    item.range = new vscode.Range(position, position);
    return item;
  });
}

/** What the note calls it. */
function keyOf({ citedAs, heldAs, citekey }: SuggestedRow): string {
  return citedAs ?? heldAs ?? citekey;
}

/** Keeps rows in their order. */
export function sortText(rank: number): string {
  return String(rank).padStart(4, '0');
}

function written(citekey: string, { braced, syntax }: Typing): string {
  if (syntax === 'latex') return citekey;
  // the name of a file takes no braces
  if (syntax === 'wikilink') return `@${citekey}`;
  return braced ? `@{${citekey}}` : citation(citekey);
}
