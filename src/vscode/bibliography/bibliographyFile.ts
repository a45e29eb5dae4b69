import * as vscode from 'vscode';
import { appendTo, inserted, insertionInto, type Addition, type CitedPaper } from '../../core/bibliography/append';
import { decodeFile, encodeText, lineEnding } from '../../core/bibliography/fileText';
import { bibliographyFormat, type BibliographyFormat } from '../../core/bibliography/format';
import type { Insertion } from '../../core/bibliography/insertion';
import { removalFrom, removeAppended } from '../../core/bibliography/removal';

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
    /** What the file was before it was read; undefined where it was not there. */
    private readonly before: vscode.FileStat | undefined,
    private readonly document: vscode.TextDocument | undefined,
  ) {
    this.format = bibliographyFormat(uri.path) ?? 'bibtex';
  }

  /** Reads it; one that is not there is empty. Rejects when it cannot be read. */
  static async open(uri: vscode.Uri): Promise<BibliographyFile> {
    const document = dirtyDocument(uri);
    if (document) return new BibliographyFile(uri, undefined, undefined, document);
    const before = await ifThere(vscode.workspace.fs.stat(uri));
    return new BibliographyFile(uri, await ifThere(vscode.workspace.fs.readFile(uri)), before, undefined);
  }

  /** Whether it is there, and nobody writes in it in an editor. */
  get isOnDisk(): boolean {
    return this.bytes !== undefined;
  }

  get text(): string {
    return this.document?.getText() ?? decodeFile(this.bytes ?? new Uint8Array()).text;
  }

  /**
   * Adds papers, and nothing else changes. What is open with changes is changed in its editor, and not saved. Rejects when
   * it cannot be written.
   * @returns undefined where it is not what it was when it was opened any more: nothing was written
   */
  async add(papers: readonly CitedPaper[]): Promise<Written | undefined> {
    if (this.document) return this.addToDocument(this.document, papers);
    const bytes = this.bytes ?? new Uint8Array();
    const addition = appendTo(this.format, bytes, papers);
    if (!addition) throw new Error(noPlace);
    if (!this.bytes) await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(this.uri, '..'));
    if (await this.hasChanged()) return undefined;
    await vscode.workspace.fs.writeFile(this.uri, inserted(bytes, addition));
    const text = decodeFile(addition.bytes).text.replaceAll('\r\n', '\n');
    return { addition, text, created: this.bytes === undefined };
  }

  /**
   * Takes out what was added, if it is still there as it was. A file that came into being with it goes with it.
   * @returns false where it is not what it was when it was opened any more: nothing was written
   */
  async remove(written: Written): Promise<boolean> {
    if (this.document) {
      await removeFromDocument(this.document, this.format, written.text);
      return true;
    }
    return this.bytes === undefined || this.removeFromBytes(this.bytes, written);
  }

  /** Whether somebody has written to it, or begun to, since it was opened. */
  private async hasChanged(): Promise<boolean> {
    if (dirtyDocument(this.uri)) return true;
    const now = await ifThere(vscode.workspace.fs.stat(this.uri));
    return now?.mtime !== this.before?.mtime || now?.size !== this.before?.size;
  }

  private async addToDocument(document: vscode.TextDocument, papers: readonly CitedPaper[]): Promise<Written> {
    const insertion = insertionInto(this.format, document.getText(), papers);
    if (!insertion) throw new Error(noPlace);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(this.uri, document.positionAt(insertion.at), ended(insertion, document).text);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error(noChanges);
    return { addition: undefined, text: insertion.text, created: false };
  }

  private async removeFromBytes(bytes: Uint8Array, { addition, text, created }: Written): Promise<boolean> {
    const { text: all, encoding } = decodeFile(bytes);
    const sought = addition ?? { at: 0, bytes: encodeText(text.replaceAll('\n', lineEnding(all)), encoding) };
    const rest = removeAppended(this.format, bytes, sought);
    if (!rest) return true;
    if (await this.hasChanged()) return false;
    if (created && rest.length === 0) await vscode.workspace.fs.delete(this.uri);
    else await vscode.workspace.fs.writeFile(this.uri, rest);
    return true;
  }
}

const noPlace = 'it holds no list of references that papers could be added to';
const noChanges = 'its editor does not take changes';

function dirtyDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const name = uri.toString();
  return vscode.workspace.textDocuments.find((one) => one.isDirty && one.uri.toString() === name);
}

async function ifThere<Result>(asked: Thenable<Result>): Promise<Result | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

async function removeFromDocument(
  document: vscode.TextDocument,
  format: BibliographyFormat,
  added: string,
): Promise<void> {
  const removal = removalFrom(format, document.getText(), ended({ at: 0, text: added }, document).text);
  if (!removal) return;
  const edit = new vscode.WorkspaceEdit();
  edit.delete(document.uri, new vscode.Range(document.positionAt(removal.start), document.positionAt(removal.end)));
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(noChanges);
}

function ended(insertion: Insertion, document: vscode.TextDocument): Insertion {
  const ending = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return { at: insertion.at, text: insertion.text.replaceAll('\n', ending) };
}
