import * as vscode from 'vscode';
import type { Finding } from '../../core/check/finding';
import { isBibliography, isChecked } from './checkedDocument';
import { checkSettings, ignoredKeysFor, severitiesFor } from './checkSettings';
import { diagnosticOf, rangeOf } from './diagnosticOf';
import type { BibliographiesOfNotes } from '../bibliography/citedBibliographies';
import type { NoteIndex } from '../notes/noteIndex';
import type { PaperLibrary } from '../library/paperLibrary';

/** Milliseconds from a change elsewhere, or from the last step of the cursor, until what it concerns is checked. */
const delay = 40;
/** The same for a bibliography, which is judged by all notes. */
const entriesDelay = 400;
/** The text of a longer bibliography cannot be had without holding up the editor. */
const mostLines = 200_000;
/** So long after a bibliography has changed, what the library has not read of it yet is no news. */
const readingDelay = 1000;
/** More findings of one file nobody looks at. */
const mostFindings = 1000;

/** What was found in a document, as it was at a version. */
interface Found {
  readonly version: number;
  readonly findings: readonly Finding[];
  /** Whether something is held back where the user is typing. */
  readonly isHeldBack: boolean;
}

/** Shows what is wrong with the citations of open notes, and which entries of open bibliographies nobody cites. */
export class CitationDiagnostics implements vscode.Disposable {
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('lectern-citations');
  private readonly found = new Map<vscode.TextDocument, Found>();
  private readonly timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  /** Checks are numbered: of those of one document that are done, the one that began last counts. */
  private turns = 0;
  private readonly lastTurn = new Map<vscode.TextDocument, number>();
  /** Whether the library was read whole once: before, papers that are not known yet are no news. */
  private isRead = false;
  /** Until then, in milliseconds of Unix time, notes wait for the library to read a bibliography that has changed. */
  private quietUntil = 0;
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    private readonly library: PaperLibrary,
    private readonly index: NoteIndex,
    private readonly bibliographies: BibliographiesOfNotes,
  ) {
    this.listeners = [
      index.onDidChange((note) => this.followNotes(note)),
      library.onDidChange(() => {
        this.quietUntil = 0;
        this.checkAll();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (checkSettings.some((section) => event.affectsConfiguration(section))) this.checkAll();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.later(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isBibliography(document) || contentChanges.length === 0) return;
        this.quietUntil = Date.now() + readingDelay;
        this.later(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.release(textEditor.document)),
      vscode.window.onDidChangeActiveTextEditor(() => {
        for (const document of this.found.keys()) this.release(document);
      }),
    ];
    this.checkAll();
  }

  /** What is wrong in a document as it is now. */
  async findingsIn(document: vscode.TextDocument): Promise<readonly Finding[]> {
    if (this.found.get(document)?.version !== document.version) await this.check(document);
    const found = this.found.get(document);
    return found?.version === document.version ? found.findings : [];
  }

  /** The diagnostic that a finding is shown as. */
  shown(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic[] {
    const range = rangeOf(finding);
    return (this.diagnostics.get(document.uri) ?? []).filter(
      (one) => one.code === finding.code && one.range.isEqual(range),
    );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const disposable of [this.diagnostics, ...this.listeners]) disposable.dispose();
  }

  private checkAll(): void {
    this.bibliographies.forget();
    for (const document of vscode.workspace.textDocuments) this.later(document);
  }

  /** The index tells of a note a moment after its last key: it is checked at once. */
  private followNotes(note: vscode.Uri | undefined): void {
    const name = note?.toString();
    for (const document of vscode.workspace.textDocuments) {
      if (isBibliography(document)) this.later(document);
      else if (document.uri.toString() === name) this.soon(document, 0);
    }
  }

  /** Once the cursor has moved on, what was held back there is shown. */
  private release(document: vscode.TextDocument): void {
    if (this.found.get(document)?.isHeldBack) this.later(document);
  }

  private later(document: vscode.TextDocument): void {
    if (isChecked(document)) this.soon(document, isBibliography(document) ? entriesDelay : delay);
  }

  private soon(document: vscode.TextDocument, milliseconds: number): void {
    clearTimeout(this.timers.get(document));
    const timer = setTimeout(() => {
      this.timers.delete(document);
      const wait = this.quietUntil - Date.now();
      // when the library has failed it has said so
      if (wait <= 0 || isBibliography(document)) void this.check(document).catch(() => undefined);
      else this.soon(document, wait);
    }, milliseconds);
    this.timers.set(document, timer);
  }

  private forget(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
    this.found.delete(document);
    this.lastTurn.delete(document);
    this.diagnostics.delete(document.uri);
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    if (!(await this.isReady())) return;
    const { version } = document;
    const turn = ++this.turns;
    const found = isBibliography(document) ? await this.checkEntries(document) : await this.checkNote(document);
    // what was typed meanwhile is checked by itself
    if (document.version !== version || (this.lastTurn.get(document) ?? 0) > turn) return;
    // it may also have become one of another language
    if (document.isClosed || !isChecked(document)) return;
    this.lastTurn.set(document, turn);
    this.found.set(document, { version, ...found });
    this.diagnostics.set(document.uri, found.findings.map(diagnosticOf));
  }

  private async checkNote(document: vscode.TextDocument): Promise<Omit<Found, 'version'>> {
    const { uri } = document;
    const { files, isNamed } = await this.bibliographies.of(document);
    const typedAt = cursorIn(document);
    const { findings, isHeldBack } = await this.index.check(uri, {
      // where nobody has said what Pandoc reads, nothing is missing there
      severities: isNamed ? severitiesFor(uri) : { ...severitiesFor(uri), 'missing-entry': 'off' },
      ignored: ignoredKeysFor(uri),
      bibliographies: files.map(String),
      ...(typedAt !== undefined && { typedAt }),
    });
    return { findings: findings.slice(0, mostFindings), isHeldBack };
  }

  private async checkEntries(document: vscode.TextDocument): Promise<Omit<Found, 'version'>> {
    const severities = severitiesFor(document.uri);
    const isLeftOut = severities['uncited-entry'] === 'off' || document.lineCount > mostLines;
    if (isLeftOut || !(await this.isHeld(document))) {
      return { findings: [], isHeldBack: false };
    }
    // what is not read yet may cite any entry
    await this.index.settled();
    const findings = await this.index.checkEntries(document.uri, document.getText(), severities);
    return { findings: findings.slice(0, mostFindings), isHeldBack: false };
  }

  private async isHeld({ uri }: vscode.TextDocument): Promise<boolean> {
    const name = uri.toString();
    return (await this.library.dumps()).some(({ file }) => file === name);
  }

  private async isReady(): Promise<boolean> {
    if (this.isRead) return true;
    if (!this.library.start) return false;
    await this.library.settled();
    this.isRead = true;
    return true;
  }
}

/** Where the user may be typing. */
function cursorIn(document: vscode.TextDocument): number | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
}
