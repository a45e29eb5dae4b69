import * as vscode from 'vscode';
import { isCutOff } from '../../core/bibliography/cutOff';
import { plainMessage } from '../../core/markdown/escape';
import { nameOf, unwritable } from './bibliographyFailure';
import { BibliographyFile, type Written } from './bibliographyFile';
import { bibliographyFiles, bibliographyPlace } from './bibliographyPlace';
import { compare, isIn, readable, withEntries, type Cited, type OtherKey } from './citedPapers';
import { noteBibliographies, type NamedBibliography } from './noteBibliographies';
import { beginningOf, fileOfNote, type NoteText } from '../notes/notebookNote';
import type { PaperLibrary } from '../library/paperLibrary';
import { mayUse, usable } from './trustedPlace';

/** What became of adding papers to a note's bibliography. */
export interface Added {
  /** Undefined where the note has none. */
  readonly file: vscode.Uri | undefined;
  /** The keys of the entries that were added, with what was written. */
  readonly citekeys: readonly string[];
  readonly written: Written | undefined;
  /** Keys that it had already. */
  readonly held: readonly string[];
  /** Keys that name no paper, and that no bibliography of the note has. */
  readonly unknown: readonly string[];
  /** Keys whose papers it has under other keys. */
  readonly otherwise: readonly OtherKey[];
  /** Keys that it cannot hold. */
  readonly unfit: readonly string[];
  /** Why the note does not find the papers in it, in a sentence for people. */
  readonly notice: string | undefined;
  /** Why nothing could be added, in a sentence for people. */
  readonly failure: string | undefined;
}

/** How often a file that somebody else is writing is tried. */
const mostAttempts = 3;
/** Milliseconds until a file that is being written is looked at again. */
const writingDelay = 500;

const noPlace =
  'There is no bibliography for this note: save the note, or name a .bib, .json, .yaml or .ris file in the setting "lectern.bibliography".';
const busy = 'another program keeps writing to it';

/** Adds cited papers to the bibliographies of notes, one after the other, however many are asked for at a time. */
export class Bibliographies {
  private readonly didAdd = new vscode.EventEmitter<{ readonly note: vscode.Uri; readonly added: Added }>();
  /** After papers of a note were added, or found to be there. */
  readonly onDidAdd = this.didAdd.event;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly library: Pick<PaperLibrary, 'paper' | 'noteFields' | 'dumps' | 'settled'>,
    private readonly home: vscode.Uri | undefined,
  ) {}

  /**
   * Adds the papers that these keys name to the note's bibliography, but those that are in it. An entry's key is the one
   * that the note cites. Never rejects.
   * @param given a paper that the library need not have, with its entry
   */
  add(note: NoteText, citekeys: readonly string[], given?: Cited): Promise<Added> {
    return this.inTurn(async () => {
      const added = await this.addNow(note, citekeys, given);
      this.didAdd.fire({ note: note.uri, added });
      return added;
    });
  }

  /** Takes out what was added, if it is still there as it was. To be done in turn. Rejects when it cannot be written. */
  async takeOut(file: vscode.Uri, written: Written): Promise<void> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      if (await (await BibliographyFile.open(file)).remove(written)) return;
    }
    throw new Error(busy);
  }

  /** Resolves once the library knows all papers there are. */
  settled(): Promise<void> {
    return this.library.settled();
  }

  /** Does something with a bibliography, after everything that was asked for before. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async addNow(note: NoteText, citekeys: readonly string[], given: Cited | undefined): Promise<Added> {
    let state = nothing;
    try {
      const readFields = (frontMatter: string) => this.library.noteFields(frontMatter);
      const bibliography = await noteBibliographies(fileOfNote(note.uri), beginningOf(note), readFields);
      const place = await bibliographyPlace(note.uri, bibliography, this.home);
      const file = place?.uri;
      state = { ...state, file };
      if (file && !(await mayUse(note.uri, file))) return { ...state, failure: forbidden(file) };
      const { cited, unknown } = await this.papersOf(citekeys, given);
      const named = await bibliographyFiles(bibliography, this.home);
      const others = await readable(await usable(note.uri, named, file));
      const target = file && (await this.openWhole(file));
      const own = target ? [target, ...others] : others;
      state = { ...state, unknown: unknown.filter((citekey) => !own.some((one) => isIn(one, citekey))) };
      if (cited.length === 0) return state;
      if (!place || !target) return { ...state, failure: noPlace };
      state = { ...state, ...(await this.write(cited, target, others)) };
      const misses = state.written !== undefined && !place.isNamed && bibliography.length > 0;
      return misses ? { ...state, notice: apart(bibliography, place.uri) } : state;
    } catch (error) {
      return { ...state, failure: unwritable(state.file, error) };
    }
  }

  private async papersOf(
    citekeys: readonly string[],
    given: Cited | undefined,
  ): Promise<{ cited: Cited[]; unknown: string[] }> {
    const cited: Cited[] = given ? [given] : [];
    const unknown: string[] = [];
    for (const citekey of new Set(citekeys)) {
      if (citekey === given?.citekey) continue;
      const paper = await this.library.paper(citekey);
      if (paper) cited.push({ citekey, paper });
      else unknown.push(citekey);
    }
    return { cited, unknown };
  }

  private async write(
    cited: readonly Cited[],
    target: BibliographyFile,
    others: readonly BibliographyFile[],
  ): Promise<Partial<Added>> {
    const { uri } = target;
    const { missing: first } = compare(cited, target, others);
    const entries = new Map((await withEntries(first, target)).map((paper) => [paper.citekey, paper]));
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      // again, for the entries took their time
      const now = await this.openWhole(uri);
      const { missing, ...rest } = compare(cited, now, others);
      if (missing.length === 0) return rest;
      const papers = missing.map((one) => entries.get(one.citekey) ?? one);
      const written = await now.add(papers);
      if (written) return { ...rest, citekeys: papers.map(({ citekey }) => citekey), written };
    }
    throw new Error(busy);
  }

  /** Opens a bibliography; one that seems to be amid being written, a little later. */
  private async openWhole(uri: vscode.Uri): Promise<BibliographyFile> {
    for (let attempt = 0; ; attempt++) {
      const file = await BibliographyFile.open(uri);
      if (!file.isOnDisk || attempt === mostAttempts || !isCutOff(file.format, file.text)) return file;
      const rows = await this.library.dumps();
      if (!rows.some((row) => row.file === uri.toString() && row.records > 0)) return file;
      await new Promise((resolve) => setTimeout(resolve, writingDelay));
    }
  }
}

const nothing: Added = {
  file: undefined,
  citekeys: [],
  written: undefined,
  held: [],
  unknown: [],
  otherwise: [],
  unfit: [],
  notice: undefined,
  failure: undefined,
};

function forbidden(file: vscode.Uri): string {
  const reason = 'lies outside of this folder, which is not trusted: cited papers are not added to it';
  return plainMessage(`${nameOf(file)} ${reason}.`);
}

/** What a note is told whose own bibliography is none that papers can be added to. */
function apart(bibliography: readonly NamedBibliography[], file: vscode.Uri): string {
  const [first = '', ...more] = bibliography.map(({ written }) => written);
  const named = more.length === 0 ? first : `${first} and ${more.length} more`;
  return plainMessage(
    `This note's bibliography is ${named}: cited papers are added to ${nameOf(file)}, which is not among them.`,
  );
}
