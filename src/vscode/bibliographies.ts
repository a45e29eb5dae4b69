import * as vscode from 'vscode';
import type { CitedPaper } from '../core/bibliography/append';
import { isBibtexKey } from '../core/bibliography/bibtexEntry';
import { copiedEntry } from '../core/bibliography/copiedEntry';
import { decodeFile } from '../core/bibliography/fileText';
import { bibliographyFormat } from '../core/bibliography/format';
import { holdsKey } from '../core/bibliography/heldKeys';
import { bodyStart } from '../core/notes/frontMatter';
import type { Paper } from '../core/paper';
import { BibliographyFile, type Written } from './bibliographyFile';
import { bibliographyPlace } from './bibliographyPlace';
import type { PaperLibrary } from './paperLibrary';

/** A note as it is now. */
export interface NoteText {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** What became of adding papers to a note's bibliography. */
export interface Added {
  /** Undefined where the note has none. */
  readonly file: vscode.Uri | undefined;
  /** The keys of the entries that were added, with what was written. */
  readonly citekeys: readonly string[];
  readonly written: Written | undefined;
  /** Keys that name no paper. */
  readonly unknown: readonly string[];
  /** Why nothing could be added, in a sentence for people. */
  readonly failure: string | undefined;
}

/** Adds cited papers to the bibliographies of notes, one after the other, however many are asked for at a time. */
export class Bibliographies {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly library: Pick<PaperLibrary, 'paper' | 'noteFields'>,
    private readonly home: vscode.Uri | undefined,
  ) {}

  /**
   * Adds the papers that these keys name to the note's bibliography, but those that are in it. An entry's key is the one
   * that the note cites. Never rejects.
   */
  add(note: NoteText, citekeys: readonly string[]): Promise<Added> {
    return this.inTurn(() => this.addNow(note, citekeys));
  }

  /** Does something with a bibliography, after everything that was asked for before. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async addNow(note: NoteText, citekeys: readonly string[]): Promise<Added> {
    const unknown: string[] = [];
    let file: vscode.Uri | undefined;
    try {
      const cited = new Map<string, readonly [citekey: string, paper: Paper]>();
      for (const citekey of citekeys) {
        const paper = await this.library.paper(citekey);
        if (!paper) unknown.push(citekey);
        else if (!cited.has(paper.id)) cited.set(paper.id, [citekey, paper]);
      }
      const nothing = { citekeys: [], written: undefined, unknown };
      if (cited.size === 0) return { ...nothing, file, failure: undefined };
      const frontMatter = note.text.slice(0, bodyStart(note.text));
      const { bibliography } = await this.library.noteFields(frontMatter);
      file = await bibliographyPlace(note.uri, bibliography, this.home);
      if (!file) return { ...nothing, file, failure: noPlace };
      const target = await BibliographyFile.open(file);
      const missing = [...cited.values()].filter(([citekey, paper]) => isMissing(citekey, paper, target));
      if (missing.length === 0) return { ...nothing, file, failure: undefined };
      const papers = await withEntries(missing, target);
      const written = await target.add(papers);
      return { file, citekeys: papers.map(({ citekey }) => citekey), written, unknown, failure: undefined };
    } catch (error) {
      return { file, citekeys: [], written: undefined, unknown, failure: unwritable(file, error) };
    }
  }
}

const noPlace =
  'There is no bibliography for this note: save the note, or name a .bib, .json, .yaml or .ris file in the setting "lectern.bibliography".';

/** Whether a bibliography has neither the key nor, under another key, the paper. A key that no .bib file can hold is passed over. */
function isMissing(citekey: string, paper: Paper, target: BibliographyFile): boolean {
  const { format, text, uri } = target;
  if (format === 'bibtex' && !isBibtexKey(citekey)) return false;
  if (holdsKey(format, text, citekey)) return false;
  // what the library knows of the file may be older than the file
  const isThere = paper.sources.some(({ file }) => file === uri.toString());
  return !(isThere && [paper.citekey, ...paper.aliases].some((key) => holdsKey(format, text, key)));
}

/** The papers, with the entries that other .bib files have of them, for those know fields that Lectern does not. */
async function withEntries(
  cited: readonly (readonly [citekey: string, paper: Paper])[],
  { format, uri }: BibliographyFile,
): Promise<CitedPaper[]> {
  const texts = new Map<string, string>();
  const papers: CitedPaper[] = [];
  for (const [citekey, paper] of cited) {
    let entry: string | undefined;
    for (const { file, line } of format === 'bibtex' ? paper.sources : []) {
      if (file === uri.toString() || bibliographyFormat(file) !== 'bibtex') continue;
      const text = texts.get(file) ?? (await textOf(file));
      texts.set(file, text);
      entry ??= copiedEntry(text, { line, keys: [paper.citekey, ...paper.aliases] }, citekey);
    }
    papers.push({ citekey, paper, ...(entry !== undefined && { entry }) });
  }
  return papers;
}

async function textOf(file: string): Promise<string> {
  try {
    return decodeFile(await vscode.workspace.fs.readFile(vscode.Uri.parse(file))).text;
  } catch {
    return '';
  }
}

function unwritable(file: vscode.Uri | undefined, error: unknown): string {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  if (!file) return `Lectern could not add the cited papers: ${reason}`;
  const name = vscode.workspace.asRelativePath(file, false);
  return `Cited papers cannot be added to ${name}: ${reason}. Make it writable, or name another file in the setting "lectern.bibliography" or in the note's front matter.`;
}
