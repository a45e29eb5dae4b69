import * as vscode from 'vscode';
import { decodeFile, encodeText, type Encoding } from '../../core/bibliography/fileText';
import { nameOf } from '../bibliography/bibliographyFailure';

/** What VS Code calls encodings. */
const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  'single-byte': 'windows1252',
};
/** What stands where a file is not in the encoding that it was read in. */
const lost = /[\ufffd\0]/;

/**
 * Opens a document that is to be changed, in the encoding that its file is in: VS Code does not find out by itself, and
 * would lose characters that nobody has touched. Rejects when they would be lost all the same.
 */
export async function openWhole(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (!lost.test(document.getText()) || !isFile(uri)) return document;
  const bytes = await vscode.workspace.fs.readFile(uri);
  const { text, encoding } = decodeFile(bytes);
  if (encoding !== 'utf-8') {
    if (document.encoding === names[encoding]) return document;
    if (document.isDirty) throw new Error(`${nameOf(uri)} is open in another encoding than its file’s: save it first.`);
    return vscode.workspace.openTextDocument(uri, { encoding: names[encoding] });
  }
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (encodeText(text, encoding).length + mark === bytes.length) return document;
  throw new Error(`${nameOf(uri)} has damaged characters, which would be lost if it were changed.`);
}

/** Whether a text can be written to a document: encodings other than those of Unicode have few characters. */
export function canHold(document: vscode.TextDocument, text: string): boolean {
  return document.encoding.startsWith('utf') || !/[^\0-\x7f]/.test(text);
}

function isFile({ scheme }: vscode.Uri): boolean {
  return scheme !== 'untitled' && scheme !== 'vscode-notebook-cell';
}
