import * as vscode from 'vscode';
import { bibliographyFormat } from '../../core/bibliography/format';
import type { FrontMatterFields, FrontMatterValue } from '../../core/notes/frontMatter/frontMatterFields';
import { nameOf } from './bibliographyFailure';
import type { DumpSource } from '../library/dumpSources';
import { fileOfNote } from '../notes/notebookNote';
import type { PaperLibrary } from '../library/paperLibrary';

/** The library as front matter is judged by it. */
export type JudgingLibrary = Pick<PaperLibrary, 'onDidChange' | 'sources' | 'problems' | 'dumps'>;

/** Front matter that is shown, and what it says. */
interface Shown {
  readonly frontMatter: string;
  readonly fields: FrontMatterFields;
}

/** A bibliography that a note names, and that is not there. */
class MissingBibliography extends vscode.Diagnostic {
  /** @param places where it was looked for, and may come into being; relative to the note first */
  constructor(
    range: vscode.Range,
    written: string,
    readonly places: readonly vscode.Uri[],
  ) {
    const looked = places.map(nameOf).join(' and ');
    const isRelative = !/^[~\\/]|^[a-z]:/i.test(written);
    const relation = isRelative ? ', which is relative to this note or to the folder' : '';
    const message = `The bibliography "${written}" is not there: looked for ${looked}. Create it, or correct its path${relation}.`;
    super(range, message, vscode.DiagnosticSeverity.Warning);
  }
}

/** What is wrong with the front matter of notes, at its place: faults, and bibliographies that cannot be read. */
export class FrontMatterProblems implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('lectern-front-matter');
  private readonly shown = new Map<vscode.TextDocument, Shown>();
  private readonly listener: vscode.Disposable;

  constructor(private readonly library: JudgingLibrary) {
    this.listener = library.onDidChange(() => {
      // anew, so that what was being judged before comes to nothing
      for (const [document, { frontMatter, fields }] of this.shown) this.show(document, frontMatter, fields);
    });
  }

  /**
   * Shows what is wrong with a note's front matter from now on.
   * @param frontMatter the beginning of the document that `fields` was read from
   */
  show(document: vscode.TextDocument, frontMatter: string, fields: FrontMatterFields): void {
    const shown = { frontMatter, fields };
    this.shown.set(document, shown);
    void this.judge(document, shown);
  }

  forget(document: vscode.TextDocument): void {
    if (this.shown.delete(document)) this.diagnostics.delete(document.uri);
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const here = (this.diagnostics.get(document.uri) ?? []).filter((one) => one.range.intersection(range));
    return here.flatMap((one) => (one instanceof MissingBibliography ? creations(one) : []));
  }

  dispose(): void {
    this.listener.dispose();
    this.diagnostics.dispose();
  }

  private async judge(document: vscode.TextDocument, shown: Shown): Promise<void> {
    const { fields } = shown;
    const found = await Promise.all(fields.bibliography.map((value) => this.judged(document, value)));
    // what changed meanwhile is judged by itself
    if (document.isClosed || this.shown.get(document) !== shown || !stillBegins(document, shown)) return;
    const all = [...faults(document, fields), ...found.flat()];
    for (const one of all) one.source = 'Lectern';
    this.diagnostics.set(document.uri, all);
  }

  private async judged(document: vscode.TextDocument, value: FrontMatterValue): Promise<vscode.Diagnostic[]> {
    const range = new vscode.Range(document.positionAt(value.start), document.positionAt(value.end));
    const note = fileOfNote(document.uri).toString();
    const sources = this.library.sources.filter(
      ({ origin, named }) => origin === note && named?.by.toString() === note && named.written === value.text,
    );
    // a web address, or what is just being looked for
    if (sources.length === 0) return [];
    const there = sources.find(({ pattern }) => pattern.kind !== 'nothing');
    if (!there)
      return [
        new MissingBibliography(
          range,
          value.text,
          sources.map(({ root }) => root),
        ),
      ];
    const message = await this.unusable(there);
    return message === undefined ? [] : [new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning)];
  }

  /** Why what is there is no bibliography; undefined where it is one. */
  private async unusable({ root, pattern }: DumpSource): Promise<string | undefined> {
    const name = nameOf(root);
    if (pattern.kind === 'folder') return `${name} is a folder, and no bibliography. Name a file in it.`;
    if (bibliographyFormat(root.path) === undefined) {
      return `${name} is no bibliography by its name: Pandoc reads .bib, .json, .yaml and .ris. Name such a file.`;
    }
    const [problem] = this.library.problems.get(root.toString()) ?? [];
    if (!problem) return undefined;
    // without a worker nobody knows
    const rows = await this.library.dumps().catch(() => undefined);
    const isEmpty = rows?.some(({ file, records }) => file === root.toString() && records > 0) === false;
    return isEmpty ? `No reference could be read from ${name}: ${problem.message}` : undefined;
  }
}

function stillBegins(document: vscode.TextDocument, { frontMatter }: Shown): boolean {
  const end = document.positionAt(frontMatter.length);
  return document.getText(new vscode.Range(new vscode.Position(0, 0), end)) === frontMatter;
}

function faults(document: vscode.TextDocument, { fault }: FrontMatterFields): vscode.Diagnostic[] {
  if (!fault) return [];
  const { range } = document.lineAt(Math.min(fault.line, document.lineCount) - 1);
  const message = `This field cannot be read: ${fault.message}. Until it can, its papers are not known.`;
  return [new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning)];
}

function creations(diagnostic: MissingBibliography): vscode.CodeAction[] {
  const [file] = diagnostic.places;
  if (!file || bibliographyFormat(file.path) !== 'bibtex') return [];
  const action = new vscode.CodeAction(`Create ${nameOf(file)}`, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.createFile(file, { ignoreIfExists: true });
  return [action];
}
