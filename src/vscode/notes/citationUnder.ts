import * as vscode from 'vscode';
import { nociteCitations } from '../../core/notes/frontMatter/nocite';
import { citationAt, citationInBlock, type Citation } from '../../core/notes/note';
import { citationSyntax } from './citationSyntax';

/** A citation in a note, and where it is: all of `-@{key}`. */
export interface CitationUnder {
  readonly citation: Citation;
  readonly range: vscode.Range;
}

/** The citation at a position of a note, in its text or in the `nocite` of its front matter. */
export function citationUnder(document: vscode.TextDocument, position: vscode.Position): CitationUnder | undefined {
  const syntax = citationSyntax();
  // what cites stands on the line of its mark, but for the further keys of a LaTeX command
  if (!document.lineAt(position).text.includes('@') && syntax.latex !== true) return undefined;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const citation = citationInBlock(text, offset, syntax) ?? citationAt({ citations: nociteCitations(text) }, offset);
  if (!citation) return undefined;
  return {
    citation,
    range: new vscode.Range(document.positionAt(citation.start), document.positionAt(citation.end)),
  };
}
