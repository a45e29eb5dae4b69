import type { Collection } from '../collection';
import type { Paper } from '../paper';
import { keysOf } from './heldKeys';
import { keyWords } from './keyWords';
import { nearestKeys } from './nearestKeys';

/** The papers that a key nobody has may mean: those whose keys are spelled nearly so, then those that its words name. */
export function nearestPapers(
  key: string,
  { library, engine }: Pick<Collection, 'library' | 'engine'>,
  limit: number,
): Paper[] {
  const bySpelling = nearestKeys(key, keysOf(library.state()), limit).map((near) => library.named(near));
  const words = keyWords(key);
  const byWords = words === '' ? [] : engine.suggest(words, limit).map(({ id }) => library.withId(id));
  const papers = new Map<string, Paper>();
  for (const paper of [...bySpelling, ...byWords]) if (paper) papers.set(paper.id, paper);
  return [...papers.values()].slice(0, limit);
}
