import type { command } from '../commands';
import type { NotesState } from '../notes/noteIndex';
import type { LibraryState } from './paperLibrary';

/** What the item in the status bar shows, and the command that a click runs. */
export interface StatusView {
  readonly text: string;
  readonly tooltip: string;
  readonly command: keyof typeof command;
}

/**
 * What the status bar shows; undefined for nothing. The library comes first: without papers notes cite nothing that is known.
 * @param notes undefined unless reading them takes so long that it is told
 */
export function statusView(papers: LibraryState | undefined, notes: NotesState | undefined): StatusView | undefined {
  const isBusy = papers && papers.kind !== 'ready';
  if (notes?.kind === 'reading' && !isBusy) return notesView(notes);
  if (!papers || (papers.kind === 'ready' && papers.papers === 0)) return undefined;
  return libraryView(papers);
}

function notesView({ notes, of }: NotesState & { readonly kind: 'reading' }): StatusView {
  return {
    text: `$(sync~spin) Reading notes ${number(notes)} of ${number(of)}`,
    tooltip: 'Lectern is reading notes, to know who cites what. Click to stop: what was read so far stays.',
    command: 'cancelIndexing',
  };
}

function libraryView(state: LibraryState): StatusView {
  const stop = 'Click to stop: what was read so far stays.';
  switch (state.kind) {
    case 'finding':
      return {
        text: '$(sync~spin) Looking for papers',
        tooltip: `Lectern is looking for files with papers. ${stop}`,
        command: 'cancelIndexing',
      };
    case 'reading':
      return {
        text: `$(sync~spin) Reading ${state.papers > 0 ? count(state.papers, 'paper') : count(state.of, 'file')}`,
        tooltip: `Lectern has read ${number(state.files)} of ${count(state.of, 'file')}. ${stop}`,
        command: 'cancelIndexing',
      };
    case 'indexing':
      return {
        text: `$(sync~spin) ${number(state.papers)} of ${count(state.of, 'paper')}`,
        tooltip: `Lectern is indexing papers. ${stop}`,
        command: 'cancelIndexing',
      };
    case 'stopped':
      return {
        text: `$(debug-pause) ${count(state.papers, 'paper')} (stopped)`,
        tooltip: 'Lectern was stopped before all papers were read and indexed. Click to go on.',
        command: 'reloadLibrary',
      };
    case 'failed':
      return {
        text: '$(warning) Papers',
        tooltip: 'Lectern could not read your papers; its log says why (Output, Lectern). Click to try again.',
        command: 'reloadLibrary',
      };
    case 'ready':
      return {
        text: `$(book) ${count(state.papers, 'paper')}`,
        tooltip: 'Lectern: search papers',
        command: 'searchPapers',
      };
  }
}

/** As `toLocaleString` has it, which takes 20 ms when a host asks for it first. */
function number(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function count(n: number, noun: string): string {
  return `${number(n)} ${noun}${n === 1 ? '' : 's'}`;
}
