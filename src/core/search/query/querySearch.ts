import type { Library } from '../../library/library';
import type { Hit, SearchEngine } from '../engine';
import { stem } from '../words/stems';
import { STOP_WORDS } from '../words/stopWords';
import { TextReader } from '../words/textReader';
import { foldedWords } from '../words/words';
import { newestFirst } from './newestFirst';
import { PaperFilter, type CitedPapers, type Searched } from './paperFilter';
import type { ParsedQuery, QueryProblem } from './parsedQuery';
import { parseQuery } from './parseQuery';

/** More of a query is not looked at. */
const longestQuery = 100_000;

/** Answers queries in the language of `parseQuery`, with an engine that knows words alone. */
export class QuerySearch {
  #reader = new TextReader(stem);

  constructor(
    private readonly library: Library,
    private readonly engine: SearchEngine,
  ) {}

  /**
   * The papers that are as the conditions of a query want them, ranked by its words; without any that tells something, the newest first. What is
   * wrong with a query is left out of it.
   * @param cited what notes cite, where that is known
   * @returns undefined for a query that asks for nothing
   */
  search(query: string, limit: number, cited?: () => CitedPapers): readonly Hit[] | undefined {
    const { words, conditions } = this.#read(query);
    const filter = new PaperFilter(conditions, this.#searched(cited));
    if (filter.isEmpty) return words.trim() === '' ? undefined : this.engine.search(words, limit);
    if (foldedWords(words).some((word) => !STOP_WORDS.has(word)))
      return this.engine.search(words, limit, (id) => filter.accepts(id));
    return newestFirst(filter, this.library.state(), limit).map((id) => ({ id, score: 1, terms: [], fields: [] }));
  }

  /** What is wrong with a query, in its order. */
  problems(query: string, cited?: () => CitedPapers): readonly QueryProblem[] {
    const { conditions, problems } = this.#read(query);
    const more = new PaperFilter(conditions, this.#searched(cited)).problems;
    return [...problems, ...more].sort((a, b) => a.start - b.start);
  }

  #read(query: string): ParsedQuery {
    return parseQuery(query.slice(0, longestQuery));
  }

  #searched(cited: (() => CitedPapers) | undefined): Searched {
    if (this.#reader.isFull) this.#reader = new TextReader(stem);
    return { library: this.library, engine: this.engine, cited, reader: this.#reader };
  }
}
