import * as vscode from 'vscode';
import type { Finding, Replacement } from '../../core/check/finding';
import { keyWords } from '../../core/check/keyWords';
import { recited } from '../../core/check/rekey';
import { safeEdits } from '../../core/check/safeFixes';
import { plainMessage } from '../../core/markdown/escape';
import type { Bibliographies } from '../bibliography/bibliographies';
import { nameOf } from '../bibliography/bibliographyFailure';
import { ignoreKey } from '../check/checkSettings';
import { CitationDiagnostics } from '../check/citationDiagnostics';
import { rangeOf } from '../check/diagnosticOf';
import type { BibliographiesOfNotes } from '../bibliography/citedBibliographies';
import type { KeysInNotes } from '../citing/keysInNotes';
import { command, registerCommand } from '../commands';
import { noteSelector } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';
import type { PaperLibrary } from '../library/paperLibrary';

/** How many papers are offered in place of an unknown key. */
const mostNearest = 5;

const fixAll = vscode.CodeActionKind.SourceFixAll.append('lectern');

/** What is wrong with citations, shown while one types, with what mends it. */
export function registerCitationProblems(
  library: PaperLibrary,
  index: NoteIndex,
  bibliographies: Bibliographies,
  ofNotes: BibliographiesOfNotes,
  keys: KeysInNotes,
): vscode.Disposable {
  const diagnostics = new CitationDiagnostics(library, index, ofNotes);
  const fixes = new CitationFixes(diagnostics, index, ofNotes, keys);
  return vscode.Disposable.from(
    diagnostics,
    vscode.languages.registerCodeActionsProvider(noteSelector, fixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll],
    }),
    registerCommand(command.ignoreKey, async (key) => {
      if (typeof key === 'string' && key !== '') await ignoreKey(key);
    }),
    registerCommand(command.addPaper, (of) => addPaper(of, bibliographies)),
  );
}

/** @param of the note's URI, and the key */
async function addPaper(of: unknown, bibliographies: Bibliographies): Promise<void> {
  const { uri, citekey } = (of ?? {}) as { readonly uri?: unknown; readonly citekey?: unknown };
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  if (!document || typeof citekey !== 'string') return;
  const added = await bibliographies.add({ uri: document.uri, text: document.getText() }, [citekey]);
  const trouble = added.failure ?? added.notice;
  if (trouble !== undefined) void vscode.window.showWarningMessage(trouble);
}

/** The quick fixes of what is shown, and all the safe ones at once. */
class CitationFixes implements vscode.CodeActionProvider {
  constructor(
    private readonly diagnostics: CitationDiagnostics,
    private readonly index: NoteIndex,
    private readonly bibliographies: BibliographiesOfNotes,
    private readonly keys: KeysInNotes,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const wantsAll = only !== undefined && (only.contains(fixAll) || fixAll.contains(only));
    const wantsQuick = only === undefined || only.contains(vscode.CodeActionKind.QuickFix);
    if (!wantsAll && !wantsQuick) return [];
    const findings = await this.diagnostics.findingsIn(document);
    const all = safeEdits(findings);
    if (wantsAll && !wantsQuick) {
      return all.length > 0 ? [action('Fix all citations', document, all, { kind: fixAll })] : [];
    }
    const actions: vscode.CodeAction[] = [];
    const here = findings.filter((finding) => rangeOf(finding).intersection(range));
    // a key is nearer to who asks than the brackets that it stands in
    here.sort((a, b) => rangeOf(b).start.compareTo(rangeOf(a).start));
    for (const finding of here) {
      if (token.isCancellationRequested) return [];
      const shown = this.diagnostics.shown(document, finding);
      for (const one of await this.fixesOf(document, finding)) actions.push(Object.assign(one, { diagnostics: shown }));
    }
    const isSafe = (finding: Finding) => finding.fixes.some((fix) => fix.isSafe);
    if (actions.length > 0 && findings.filter(isSafe).length > 1) {
      actions.push(action('Fix all citations of this note that can only be meant one way', document, all));
    }
    return actions;
  }

  private async fixesOf(document: vscode.TextDocument, finding: Finding): Promise<vscode.CodeAction[]> {
    const { code, fixes, key } = finding;
    const ready = fixes.map(({ title, edits, isSafe }) => action(title, document, edits, { isPreferred: isSafe }));
    if (code === 'unknown-key' && key !== undefined) return this.unknownFixes(document, finding, key);
    if (code === 'missing-entry' && key !== undefined && ready.length === 0) return this.addition(document, key);
    return ready;
  }

  private async unknownFixes(
    document: vscode.TextDocument,
    finding: Finding,
    key: string,
  ): Promise<vscode.CodeAction[]> {
    const written = document.getText(rangeOf(finding));
    const near = await this.index.nearest(key, mostNearest);
    const place = { document, selection: { active: rangeOf(finding).start } };
    const own = await this.keys.of(
      place,
      near.map(({ citekey }) => citekey),
    );
    const changes = near.map(({ title }, at) => {
      const citekey = own[at]!;
      const edit = { start: finding.start, end: finding.end, newText: recited(written, citekey) };
      const change = action(`Change to @${citekey}: ${title}`, document, [edit], { isPreferred: at === 0 });
      const cited = { uri: document.uri.toString(), citekey };
      change.command = { command: command.didCite, title: 'Add to Bibliography', arguments: [cited] };
      return change;
    });
    const words = keyWords(key) || key;
    const here = vscode.workspace.workspaceFolders ? ' in this workspace' : '';
    return [
      ...changes,
      running(`Search for "${words}"`, command.searchPapers, words),
      running(`Ignore @${key}${here}`, command.ignoreKey, key),
    ];
  }

  private async addition(document: vscode.TextDocument, citekey: string): Promise<vscode.CodeAction[]> {
    const { target } = await this.bibliographies.of(document);
    if (!target) return [];
    const add = running(`Add @${citekey} to ${nameOf(target)}`, command.addPaper, {
      uri: document.uri.toString(),
      citekey,
    });
    add.isPreferred = true;
    return [add];
  }
}

function action(
  title: string,
  document: vscode.TextDocument,
  edits: readonly Replacement[],
  { kind = vscode.CodeActionKind.QuickFix, isPreferred = false } = {},
): vscode.CodeAction {
  const made = new vscode.CodeAction(plainMessage(title), kind);
  made.edit = new vscode.WorkspaceEdit();
  for (const edit of edits) made.edit.replace(document.uri, rangeOf(edit), edit.newText);
  made.isPreferred = isPreferred;
  return made;
}

function running(title: string, id: string, argument: unknown): vscode.CodeAction {
  const made = new vscode.CodeAction(plainMessage(title), vscode.CodeActionKind.QuickFix);
  made.command = { command: id, title: made.title, arguments: [argument] };
  return made;
}
