import * as vscode from 'vscode';
import {
  appendTo,
  inserted,
  insertionInto,
  removeAppended,
  type Addition,
  type CitedPaper,
} from '../core/bibliography/append';
import { decodeFile, encodeText, lineEnding } from '../core/bibliography/fileText';
import { bibliographyFormat, type BibliographyFormat } from '../core/bibliography/format';
import type { Insertion } from '../core/bibliography/insertion';

/** What was put into a bibliography: into the file, or into the document that is open and not saved yet. */
export interface Written {
  readonly addition: Addition | undefined;
  /** With line feeds. */
  readonly text: string;
  /** Whether the file came into being with it. */
  readonly created: boolean;
}

/** A bibliography, as it is on the disk, or, where somebody is writing in it, in its editor. */
export class BibliographyFile {
  readonly format: BibliographyFormat;

  private constructor(
    readonly uri: vscode.Uri,
    private readonly bytes: Uint8Array | undefined,
    private readonly document: vscode.TextDocument | undefined,
  ) {
    this.format = bibliographyFormat(uri.path) ?? 'bibtex';
  }

  /** Reads it; one that is not there is empty. Rejects when it cannot be read. */
  static async open(uri: vscode.Uri): Promise<BibliographyFile> {
    const name = uri.toString();
    const document = vscode.workspace.textDocuments.find((one) => one.isDirty && one.uri.toString() === name);
    return new BibliographyFile(uri, document ? undefined : await readIfThere(uri), document);
  }

  get text(): string {
    return this.document?.getText() ?? decodeFile(this.bytes ?? new Uint8Array()).text;
  }

  /**
   * Adds papers, and nothing else changes. What is open with changes is changed in its editor, and not saved. Rejects when
   * it cannot be written.
   */
  async add(papers: readonly CitedPaper[]): Promise<Written> {
    if (this.document) return this.addToDocument(this.document, papers);
    const bytes = this.bytes ?? new Uint8Array();
    const addition = appendTo(this.format, bytes, papers);
    if (!addition) throw new Error(noPlace);
    if (!this.bytes) await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(this.uri, '..'));
    await vscode.workspace.fs.writeFile(this.uri, inserted(bytes, addition));
    const text = decodeFile(addition.bytes).text.replaceAll('\r\n', '\n');
    return { addition, text, created: this.bytes === undefined };
  }

  /** Takes out what was added, if it is still there as it was. A file that came into being with it goes with it. */
  async remove(written: Written): Promise<void> {
    if (this.document) await removeFromDocument(this.document, written.text);
    else if (this.bytes) await this.removeFromBytes(this.bytes, written);
  }

  private async addToDocument(document: vscode.TextDocument, papers: readonly CitedPaper[]): Promise<Written> {
    const insertion = insertionInto(this.format, document.getText(), papers);
    if (!insertion) throw new Error(noPlace);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(this.uri, document.positionAt(insertion.at), ended(insertion, document).text);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error('its editor does not take changes');
    return { addition: undefined, text: insertion.text, created: false };
  }

  private async removeFromBytes(bytes: Uint8Array, { addition, text, created }: Written): Promise<void> {
    const { text: all, encoding } = decodeFile(bytes);
    const sought = addition ?? { at: 0, bytes: encodeText(text.replaceAll('\n', lineEnding(all)), encoding) };
    const rest = removeAppended(bytes, sought);
    if (!rest) return;
    if (created && rest.length === 0) await vscode.workspace.fs.delete(this.uri);
    else await vscode.workspace.fs.writeFile(this.uri, rest);
  }
}

const noPlace = 'it holds no list of references that papers could be added to';

async function readIfThere(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

async function removeFromDocument(document: vscode.TextDocument, added: string): Promise<void> {
  const text = document.getText();
  const sought = ended({ at: 0, text: added }, document).text;
  const at = text.indexOf(sought);
  if (at < 0 || text.lastIndexOf(sought) !== at) return;
  const edit = new vscode.WorkspaceEdit();
  edit.delete(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + sought.length)));
  await vscode.workspace.applyEdit(edit);
}

function ended(insertion: Insertion, document: vscode.TextDocument): Insertion {
  const ending = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return { at: insertion.at, text: insertion.text.replaceAll('\n', ending) };
}
