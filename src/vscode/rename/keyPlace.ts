import * as vscode from 'vscode';
import { writtenKeyAt } from '../../core/bibliography/writtenKeys';
import { bodyStart, holdsReferences } from '../../core/notes/frontMatter/frontMatter';
import { citationUnder } from '../notes/citationUnder';
import { keyUnder } from '../notes/entryUnder';

/** A key where somebody stands. */
export interface KeyPlace {
  readonly key: string;
  /** Of the key alone. */
  readonly range: vscode.Range;
  readonly document: vscode.TextDocument;
  /** Whether the document is a note that cites the key; else it is a bibliography that has it. */
  readonly isCitation: boolean;
}

/** The key that a note cites at a position. */
export function citedKeyAt(document: vscode.TextDocument, position: vscode.Position): KeyPlace | undefined {
  const citation = citationUnder(document, position)?.citation;
  if (!citation) return undefined;
  const { key, keyStart, keyEnd } = citation;
  // all there are, and nobody's key
  if (key === '*') return undefined;
  const range = new vscode.Range(document.positionAt(keyStart), document.positionAt(keyEnd));
  return { key, range, document, isCitation: true };
}

/** The key of a record that a note holds itself, in its front matter. */
export function ownRecordKeyAt(document: vscode.TextDocument, position: vscode.Position): KeyPlace | undefined {
  const text = document.getText();
  const frontMatter = text.slice(0, bodyStart(text));
  if (document.offsetAt(position) >= frontMatter.length || !holdsReferences(frontMatter)) return undefined;
  const written = writtenKeyAt('csl-yaml', document.lineAt(position).text, position.character);
  if (!written) return undefined;
  const { key, character, endCharacter } = written;
  const range = new vscode.Range(position.line, character, position.line, endCharacter);
  return { key, range, document, isCitation: false };
}

/** The key of a record at a position of a bibliography, or one by which another record refers to it. */
export function recordKeyAt(document: vscode.TextDocument, position: vscode.Position): KeyPlace | undefined {
  const under = keyUnder(document, position);
  return under && { key: under.key, range: under.range, document, isCitation: false };
}
