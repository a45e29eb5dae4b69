import type { Library } from '../core/library/library';
import type { LibraryState, Records } from '../core/library/state';
import type { PaperInDump } from './protocol';
import { paperRow } from './rows';

/**
 * The paper whose record a line of a file belongs to, with the line where that begins: the last record that does not begin
 * below it. Few of the file's records are looked at, so its lines must grow, as they do in all formats but BibTeX, where an
 * entry may wait for another one.
 * @param line from 1
 */
export function paperAt(library: Library, file: string, line: number): PaperInDump | undefined {
  const state = library.state();
  const part = state.files.findIndex((held) => held.file === file);
  const records = state.files[part]?.records;
  const index = records && lastFrom(records, line);
  if (index === undefined) return undefined;
  const before = state.files.slice(0, part).reduce((sum, held) => sum + held.records.length, 0);
  const paper = library.withId(state.ids[workOf(state, before + index)] ?? '');
  return paper && { ...paperRow(paper), line: records!.at(index).source.line };
}

/** The last record that begins on a line or above it. */
function lastFrom(records: Records, line: number): number | undefined {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (records.at(middle).source.line <= line) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}

/** The work that a record, by its number, tells of. */
function workOf({ starts, members }: LibraryState, record: number): number {
  const place = members.indexOf(record);
  let low = 0;
  let high = starts.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}
