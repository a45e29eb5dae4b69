import * as vscode from 'vscode';
import { bodyStart } from '../../core/notes/frontMatter/frontMatter';
import { identifierLinks } from '../../core/text/identifierLinks';
import { bibliographyFiles } from '../bibliography/bibliographyPlace';
import { noteBibliographies, type NamedBibliography } from '../bibliography/noteBibliographies';
import { noteSelector } from '../notes/noteEditor';
import { fileOfNote } from '../notes/notebookNote';
import type { OpenDumps } from '../library/openDumps';
import type { PaperLibrary } from '../library/paperLibrary';
import { usable } from '../bibliography/trustedPlace';

/** UTF-16 units and links: VS Code draws all links of a document at once, and asks for all anew after each edit. */
const longestText = 1_000_000;
const mostLinks = 2000;

const csl = /^(["']?)csl\1[ \t]*:[ \t]*(["']?)([^\s"'#][^\r\n"'#]*)/m;

/**
 * Links where VS Code makes none by itself: from DOIs and arXiv identifiers in dumps and bibliographies to the work, and from
 * the files that a note's front matter names to these. None from citations: that is what "Go to Definition" does, with
 * several sources where there are, while links would underline half of a note.
 */
export function registerDocumentLinks(
  library: PaperLibrary,
  dumps: OpenDumps,
  home: vscode.Uri | undefined,
): vscode.Disposable {
  const inDumps: vscode.DocumentLinkProvider = {
    provideDocumentLinks: (document) =>
      identifierLinks(beginningOf(document), mostLinks).map(({ start, end, url }) => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        return new vscode.DocumentLink(range, vscode.Uri.parse(url, true));
      }),
  };
  const inNotes: vscode.DocumentLinkProvider = {
    async provideDocumentLinks(document) {
      const text = document.getText();
      const frontMatter = text.slice(0, bodyStart(text));
      if (!/^["']?(?:bibliography|csl)/m.test(frontMatter)) return [];
      const note = fileOfNote(document.uri);
      const { bibliography } = await library.noteFields(frontMatter);
      const named = await noteBibliographies(note, frontMatter, (some) => library.noteFields(some));
      const own = named.filter(({ by }) => by.toString() === note.toString());
      const links = bibliography.map(async ({ text: written, start, end }) => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        const one = own.find((bibliography) => bibliography.written === written);
        return one ? fileLinks(range, one, home) : [];
      });
      return (await Promise.all([...links, cslLinks(document, frontMatter, home)])).flat();
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider(noteSelector, inNotes),
    dumps.register((selector) => vscode.languages.registerDocumentLinkProvider(selector, inDumps)),
  );
}

/** So much of a document as is looked at: all of a large one cannot be had at once. */
function beginningOf(document: vscode.TextDocument): string {
  let line = 0;
  for (let units = 0; line < document.lineCount && units < longestText; line++) {
    units += document.lineAt(line).text.length + 1;
  }
  return document.getText(new vscode.Range(0, 0, line, 0)).slice(0, longestText);
}

/** From the style that a note names to its file, where that is beside the note or in the workspace folder. */
async function cslLinks(
  document: vscode.TextDocument,
  frontMatter: string,
  home: vscode.Uri | undefined,
): Promise<vscode.DocumentLink[]> {
  const found = csl.exec(frontMatter);
  const written = found?.[3]?.trim() ?? '';
  if (!found || written === '' || document.isUntitled) return [];
  const start = found.index + found[0].lastIndexOf(written);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + written.length));
  const note = fileOfNote(document.uri);
  const folder = vscode.workspace.getWorkspaceFolder(note)?.uri;
  const folders = [vscode.Uri.joinPath(note, '..'), ...(folder ? [folder] : [])];
  return fileLinks(range, { written, by: note, folders }, home);
}

/** A link to a file that is named in front matter, if it is there and may be looked at. */
async function fileLinks(
  range: vscode.Range,
  named: NamedBibliography,
  home: vscode.Uri | undefined,
): Promise<vscode.DocumentLink[]> {
  const [file] = await usable(named.by, await bibliographyFiles([named], home));
  if (!file || !(await isThere(file))) return [];
  return [new vscode.DocumentLink(range, file)];
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(file)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
