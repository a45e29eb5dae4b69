import * as vscode from 'vscode';
import { nociteCitations } from '../core/notes/nocite';
import { citationAt, citationInBlock, type Citation } from '../core/notes/note';

/** A citation in a note, and where it is: all of `-@{key}`. */
export interface CitationUnder {
  readonly citation: Citation;
  readonly range: vscode.Range;
}

/** The citation at a position of a note, in its text or in the `nocite` of its front matter. */
export function citationUnder(document: vscode.TextDocument, position: vscode.Position): CitationUnder | undefined {
  if (!document.lineAt(position).text.includes('@')) return undefined;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const citation = citationInBlock(text, offset) ?? citationAt({ citations: nociteCitations(text) }, offset);
  if (!citation) return undefined;
  return {
    citation,
    range: new vscode.Range(document.positionAt(citation.start), document.positionAt(citation.end)),
  };
}
