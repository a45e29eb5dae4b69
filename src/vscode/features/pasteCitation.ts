import * as vscode from 'vscode';
import { pastedCitation as citationEdit } from '../../core/notes/citing/pastedCitation';
import type { CitationEdit } from '../../core/notes/citing/cite';
import { mayNamePapers } from '../../core/text/pastedIdentifiers';
import type { BibliographiesOfNotes } from '../bibliography/citedBibliographies';
import { AwaitedCitations, type AwaitedCitation } from '../citing/awaitedCitations';
import { command } from '../commands';
import { draggedKeys, draggedPapers } from '../citing/draggedPapers';
import type { KeysInNotes } from '../citing/keysInNotes';
import { noteSelector } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';
import { citationSyntax } from '../notes/citationSyntax';
import { citationOf, keyOf, pastedCitation, type PastedCitation } from '../citing/pastedCitations';
import { mayUse } from '../bibliography/trustedPlace';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('lectern', 'citation');
/** What is pasted unless the user chooses otherwise: the text, or another extension's link. */
const others = [vscode.DocumentDropOrPasteEditKind.Text, vscode.DocumentDropOrPasteEditKind.Empty.append('uri')];

/** Offers the citation of what is pasted or dropped into a note: an identifier or an entry, or a paper of the library view. */
export function registerPasteCitation(
  index: NoteIndex,
  bibliographies: BibliographiesOfNotes,
  keys: KeysInNotes,
): vscode.Disposable {
  const pasting = new Pasting(index, bibliographies, keys);
  return vscode.Disposable.from(
    pasting,
    vscode.languages.registerDocumentPasteEditProvider(noteSelector, pasting, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: ['text/plain'],
    }),
    vscode.languages.registerDocumentDropEditProvider(noteSelector, pasting, {
      providedDropEditKinds: [kind],
      dropMimeTypes: [draggedPapers, 'text/plain', 'text/uri-list'],
    }),
  );
}

type PasteEdit = vscode.DocumentPasteEdit & { citing?: AwaitedCitation<vscode.TextDocument> };

class Pasting
  implements vscode.DocumentPasteEditProvider<PasteEdit>, vscode.DocumentDropEditProvider, vscode.Disposable
{
  private readonly awaited = new AwaitedCitations<vscode.TextDocument>();
  private readonly listeners = [
    vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
    vscode.workspace.onDidCloseTextDocument((document) => this.awaited.forget(document)),
  ];

  constructor(
    private readonly index: NoteIndex,
    private readonly bibliographies: BibliographiesOfNotes,
    private readonly keys: KeysInNotes,
  ) {}

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[] | undefined> {
    const [range, ...more] = ranges;
    const setting = settingOf(document);
    if (!range || more.length > 0 || setting === 'never') return undefined;
    const citation = await this.named(document, range.start, await textOf(data), token);
    const edit = citation && editOf(document, range, citation);
    if (!edit || token.isCancellationRequested) return undefined;
    const paste: PasteEdit = new vscode.DocumentPasteEdit(insertText(document, range, edit), citation.title, kind);
    const elsewhere = additionalEdit(document, range, edit);
    if (elsewhere) paste.additionalEdit = elsewhere;
    // over a selection a link may be meant
    if (setting !== 'always' || !range.isEmpty || !citation.isAll) paste.yieldTo = others;
    paste.citing = { document, citation, newText: edit.newText };
    return [paste];
  }

  resolveDocumentPasteEdit(edit: PasteEdit): PasteEdit {
    if (edit.citing) this.awaited.add(edit.citing);
    return edit;
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const setting = settingOf(document);
    const dragged = await draggedKeys(data);
    if (dragged.length === 0 && setting === 'never') return undefined;
    const citation =
      dragged.length > 0
        ? citationOf(await this.keys.of({ document, selection: { active: position } }, dragged))
        : await this.named(document, position, await textOf(data), token);
    const range = new vscode.Range(position, position);
    const edit = citation && editOf(document, range, citation);
    if (!edit || token.isCancellationRequested) return undefined;
    const drop = new vscode.DocumentDropEdit(insertText(document, range, edit), citation.title, kind);
    const elsewhere = additionalEdit(document, range, edit);
    if (elsewhere) drop.additionalEdit = elsewhere;
    if (dragged.length === 0 && (setting !== 'always' || !citation.isAll)) drop.yieldTo = others;
    this.awaited.add({ document, citation, newText: edit.newText });
    return drop;
  }

  dispose(): void {
    vscode.Disposable.from(...this.listeners).dispose();
  }

  /** What a text names that can be cited in a note. */
  private async named(
    document: vscode.TextDocument,
    position: vscode.Position,
    text: string,
    token: vscode.CancellationToken,
  ): Promise<PastedCitation | undefined> {
    if (!mayNamePapers(text)) return undefined;
    const pasted = await this.index.pasted(text);
    if (pasted.papers.length === 0 || token.isCancellationRequested) return undefined;
    const isKnown = pasted.papers.every((one) => one.kind === 'known');
    const bibliography = isKnown ? undefined : await this.bibliographyOf(document);
    const keys = await this.keys.of({ document, selection: { active: position } }, pasted.papers.map(keyOf));
    return pastedCitation(pasted, keys, bibliography);
  }

  private async bibliographyOf(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
    // its place may be another one since
    this.bibliographies.forget();
    const { target } = await this.bibliographies.of(document);
    return target && (await mayUse(document.uri, target)) ? target : undefined;
  }

  /** Has the papers written to the bibliography once they are cited. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const texts = contentChanges.map(({ text }) => text);
    for (const { citekeys, given } of this.awaited.made(document, texts)) {
      for (const citekey of citekeys) {
        const its = given.find((one) => one.citekey === citekey);
        void vscode.commands.executeCommand(command.didCite, { uri, citekey, ...(its && { given: its }) });
      }
    }
  }
}

type Setting = 'offer' | 'always' | 'never';

function settingOf(document: vscode.TextDocument): Setting {
  const setting = vscode.workspace.getConfiguration('lectern', document).get('pasteAsCitation');
  return setting === 'always' || setting === 'never' ? setting : 'offer';
}

/** A browser drags addresses as a list, with or without a text; in a list `#` begins a remark. */
async function textOf(data: vscode.DataTransfer): Promise<string> {
  const text = await data.get('text/plain')?.asString();
  if (text !== undefined && text !== '') return text;
  const list = (await data.get('text/uri-list')?.asString()) ?? '';
  return list
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .join('\n');
}

function editOf(
  document: vscode.TextDocument,
  range: vscode.Range,
  { citekeys }: PastedCitation,
): CitationEdit | undefined {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return citationEdit(document.getText(), start, end, citekeys, citationSyntax());
}

/** Empty where the citation does not go where one pastes. */
function insertText(document: vscode.TextDocument, range: vscode.Range, edit: CitationEdit): string {
  return rangeOf(document, edit).isEqual(range) ? edit.newText : '';
}

function additionalEdit(
  document: vscode.TextDocument,
  range: vscode.Range,
  edit: CitationEdit,
): vscode.WorkspaceEdit | undefined {
  const its = rangeOf(document, edit);
  if (its.isEqual(range)) return undefined;
  const elsewhere = new vscode.WorkspaceEdit();
  elsewhere.replace(document.uri, its, edit.newText);
  return elsewhere;
}

function rangeOf(document: vscode.TextDocument, { start, end }: CitationEdit): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
