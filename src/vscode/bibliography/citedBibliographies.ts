import * as vscode from 'vscode';
import { bodyStart } from '../../core/notes/frontMatter/frontMatter';
import { bibliographyFiles, bibliographyPlace } from './bibliographyPlace';
import { noteBibliographies } from './noteBibliographies';
import { beginningOf, fileOfNote } from '../notes/notebookNote';
import type { PaperLibrary } from '../library/paperLibrary';
import { usable } from './trustedPlace';

/** Where a note's entries are, and go to. */
export interface CitedBibliographies {
  /** The files, of those that are there, that the note's entries are in. */
  readonly files: readonly vscode.Uri[];
  /** Whether the note, or its project, names them, so that Pandoc looks for keys there and nowhere else. */
  readonly isNamed: boolean;
  /** The file that papers which are cited are added to, whether it is there or not. */
  readonly target: vscode.Uri | undefined;
}

/** Knows the bibliographies of open notes: looked for once, and again when front matter or files have changed. */
export class BibliographiesOfNotes {
  private readonly known = new Map<
    string,
    { readonly frontMatter: string; readonly found: Promise<CitedBibliographies> }
  >();

  constructor(
    private readonly library: Pick<PaperLibrary, 'noteFields'>,
    private readonly home: vscode.Uri | undefined,
  ) {}

  /** Rejects when the library has failed. */
  of(document: vscode.TextDocument): Promise<CitedBibliographies> {
    const name = document.uri.toString();
    const beginning = beginningOf({ uri: document.uri, text: document.getText() });
    const frontMatter = beginning.slice(0, bodyStart(beginning));
    const known = this.known.get(name);
    if (known?.frontMatter === frontMatter) return known.found;
    const found = this.find(document.uri, frontMatter);
    this.known.set(name, { frontMatter, found });
    return found;
  }

  /** Looks anew for everything that is asked for from now on. */
  forget(): void {
    this.known.clear();
  }

  private async find(note: vscode.Uri, frontMatter: string): Promise<CitedBibliographies> {
    const file = fileOfNote(note);
    const named = await noteBibliographies(file, frontMatter, (text) => this.library.noteFields(text));
    const target = (await bibliographyPlace(note, named, this.home))?.uri;
    const meant = named.length > 0 ? await bibliographyFiles(named, this.home) : target ? [target] : [];
    const allowed = await usable(note, meant);
    const isThere = await Promise.all(allowed.map(exists));
    return { files: allowed.filter((_, i) => isThere[i]), isNamed: named.length > 0, target };
  }
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(file);
    return (type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
