import { createEngine } from '../../../../src/core/search/createEngine';
import type { Engine } from '../engine';
import { flexSearch } from './flexSearch';
import { fts5 } from './fts5';
import { fuzzysort } from './fuzzysort';
import { lectern } from './lectern';
import { plainMiniSearch, tunedMiniSearch } from './miniSearch';
import { loadSqlite } from './sqlite';
import { uFuzzy } from './uFuzzy';

/** What is measured, by name. Another engine of Lectern's is another line that begins with `lectern`. */
export const engines: Readonly<Record<string, () => Engine>> = {
  lectern: () => lectern(createEngine),
  'lectern-minisearch': () => lectern((paperOf) => createEngine(paperOf, 'miniSearch')),
  'lectern-compact': () => lectern((paperOf) => createEngine(paperOf, 'compact')),
  minisearch: plainMiniSearch,
  'minisearch-tuned': tunedMiniSearch,
  flexsearch: flexSearch,
  ufuzzy: uFuzzy,
  fuzzysort,
  fts5,
};

/** Whether an engine is one of Lectern's own. */
export const isLecterns = (name: string): boolean => name.startsWith('lectern');

/**
 * The engines of these names (all, when there are none) without those that cannot be had here, of which it says so.
 * @param listed names with commas between them
 * @throws {Error} when there is none of a name
 */
export function chosenEngines(listed: string | undefined): readonly string[] {
  const all = Object.keys(engines);
  const names = listed?.split(',') ?? all;
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Error(`There is no engine "${unknown}". There are: ${all.join(', ')}`);
  return names.filter((name) => name !== 'fts5' || hasSqlite());
}

function hasSqlite(): boolean {
  try {
    loadSqlite();
    return true;
  } catch {
    console.log('Without SQLite FTS5: better-sqlite3 could not be installed here.');
    return false;
  }
}
