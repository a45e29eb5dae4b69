import type { Collection } from '../core/collection';
import { parseNote } from '../core/notes/note';
import { fullTitle } from '../core/paper';
import type { RelatedTo, SearchRow } from './protocol';
import { searchRow } from './rows';

/** The papers that belong to a passage of a note, or that are about what a paper is about, which is not among them. */
export function relatedPapers(collection: Collection, to: RelatedTo, limit: number): readonly SearchRow[] {
  if ('passage' in to) {
    // whatever cites in it says what it is about
    const { citations } = parseNote(to.passage, { latex: true, wikilinks: true });
    const cited = citations.map(({ key }) => key);
    return collection.related(to.passage, limit, cited).map(searchRow);
  }
  const paper = collection.library.named(to.citekey);
  if (!paper) return [];
  const found = collection.related(`${fullTitle(paper)}\n\n${paper.abstract}`, limit + 1);
  return found
    .filter((one) => one.paper.id !== paper.id)
    .slice(0, limit)
    .map(searchRow);
}
