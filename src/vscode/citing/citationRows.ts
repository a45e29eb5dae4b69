import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import type { CitationDraft } from '../../core/notes/citing/citationDraft';
import type { PaperRow } from '../../worker/protocol';
import { command } from '../commands';
import { marker } from '../marks';
import type { NoteRow } from './papersOfNote';
import type { QueryRow } from './queryRows';

/** What a button of a row does. */
export type RowAction = 'add' | 'locator' | 'moveUp' | 'remove';

interface RowButton {
  readonly action: RowAction;
  readonly button: vscode.QuickInputButton;
}

/** A row of the list in which a citation is put together. */
export type CitationRow = vscode.QuickPickItem & { readonly id?: string; readonly actions?: readonly RowButton[] } & (
    | { readonly of: 'chosen'; readonly index: number }
    | { readonly of: 'paper'; readonly row: NoteRow }
    /** Takes the place of the query. */
    | ({ readonly of: 'query' } & QueryRow)
    /** Takes away the citation that was edited. */
    | { readonly of: 'removal' }
    /** To papers, where there are none. */
    | { readonly of: 'way'; readonly command: string; readonly arguments: readonly unknown[] }
    | { readonly of?: never; readonly kind: vscode.QuickPickItemKind.Separator }
  );

const ofPaper = buttons(['add', 'add', 'Add, and go on']);
const ofFirst = buttons(['locator', 'location', 'Locator...'], ['remove', 'close', 'Remove']);
const ofOther = buttons(
  ['locator', 'location', 'Locator...'],
  ['moveUp', 'arrow-up', 'Move up'],
  ['remove', 'close', 'Remove'],
);

/** What was asked, and what came of it. */
export interface Answered {
  readonly query: string;
  /** What the query can become. */
  readonly completions: readonly QueryRow[];
  /** Whether there are no papers at all. */
  readonly isEmpty: boolean;
}

/**
 * What is chosen, then the papers that were found and are not, then what the query can become.
 * @param known what is known of what is chosen, by key
 */
export function citationRows(
  draft: CitationDraft,
  known: ReadonlyMap<string, PaperRow>,
  papers: readonly NoteRow[],
  { query, completions, isEmpty }: Answered,
): CitationRow[] {
  const chosen = draft.citations.map((_, index) => chosenRow(draft, known, index));
  if (chosen.length === 0 && isEmpty && query === '') return [separator('There are no papers here yet'), ...ways()];
  const mark = marker();
  const found = [...papers.map((row) => paperRow(row, mark)), ...queries(completions)];
  if (chosen.length === 0) return draft.found && query === '' ? [removal, separator('Papers'), ...found] : found;
  return [separator('Cited'), ...chosen, separator(papers.length > 0 ? 'Papers' : 'No other paper matches'), ...found];
}

/** Whether two lists are the same to who reads them. */
export function areSame(rows: readonly CitationRow[], others: readonly CitationRow[]): boolean {
  return rows.length === others.length && JSON.stringify(rows) === JSON.stringify(others);
}

function chosenRow(draft: CitationDraft, known: ReadonlyMap<string, PaperRow>, index: number): CitationRow {
  const { citekey } = draft.citations[index]!;
  const paper = known.get(citekey);
  const locator = draft.locator(index);
  // what was asked for stands where it is not cut off
  const description = [locator, `@${citekey}`, paper ? paper.byline : 'not in the library'];
  const actions = index === 0 ? ofFirst : ofOther;
  return {
    of: 'chosen',
    index,
    id: `chosen ${index}`,
    label: `$(check) ${withoutIcons(paper === undefined || paper.title === '' ? citekey : paper.title)}`,
    description: withoutIcons(description.filter((part) => part !== '').join(' · ')),
    alwaysShow: true,
    actions,
    buttons: actions.map(({ button }) => button),
  };
}

function paperRow(row: NoteRow, mark: ReturnType<typeof marker>): CitationRow {
  return {
    of: 'paper',
    row,
    id: row.citekey,
    label: mark(row.title, row.titleHighlights),
    description: withoutIcons([`@${row.noteKey}`, row.byline].filter((part) => part !== '').join(' · ')),
    ...(row.excerpt && { detail: mark(row.excerpt.text, row.excerpt.highlights) }),
    alwaysShow: true,
    actions: ofPaper,
    buttons: ofPaper.map(({ button }) => button),
  };
}

function queries(completions: readonly QueryRow[]): CitationRow[] {
  if (completions.length === 0) return [];
  return [
    separator('Search by'),
    ...completions.map((row) => ({ ...row, of: 'query', id: `query ${row.query}` }) as const),
  ];
}

const removal: CitationRow = { of: 'removal', id: 'removal', label: '$(trash) Remove the citation', alwaysShow: true };

function ways(): CitationRow[] {
  const way = (label: string, id: string, ...args: readonly unknown[]): CitationRow => {
    return { of: 'way', id, label, command: id, arguments: args, alwaysShow: true };
  };
  return [
    way('$(settings-gear) Choose where papers are', 'workbench.action.openSettings', 'lectern.dumps'),
    way('$(cloud-download) Import from Zotero', command.importFromZotero),
    way('$(book) Create a sample library', command.createSampleLibrary),
  ];
}

function separator(label: string): CitationRow {
  return { kind: vscode.QuickPickItemKind.Separator, label };
}

function buttons(
  ...all: readonly (readonly [action: RowAction, icon: string, tooltip: string])[]
): readonly RowButton[] {
  return all.map(([action, icon, tooltip]) => ({
    action,
    button: { iconPath: new vscode.ThemeIcon(icon), tooltip },
  }));
}
