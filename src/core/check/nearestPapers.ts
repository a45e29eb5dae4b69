import type { Collection } from '../collection';
import type { Paper } from '../paper';
import { keyWords } from './keyWords';
import type { NearestKeys } from './nearestKeys';

/**
 * The papers that a key nobody has may mean: those whose keys are spelled nearly so, then those that its words name.
 * @param keys all of the library
 */
export function nearestPapers(
  key: string,
  keys: NearestKeys,
  { library, engine }: Pick<Collection, 'library' | 'engine'>,
  limit: number,
): Paper[] {
  const bySpelling = keys.of(key, limit).map((near) => library.named(near));
  const words = keyWords(key);
  const byWords = words === '' ? [] : engine.suggest(words, limit).map(({ id }) => library.withId(id));
  const papers = new Map<string, Paper>();
  for (const paper of [...bySpelling, ...byWords]) if (paper) papers.set(paper.id, paper);
  return [...papers.values()].slice(0, limit);
}
