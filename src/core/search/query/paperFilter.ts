import type { Library } from '../../library/library';
import { noYear, type LibraryState } from '../../library/state';
import type { SearchEngine } from '../engine';
import type { TextReader } from '../words/textReader';
import { isInFile } from './filePart';
import type { Condition, QueryProblem } from './parsedQuery';
import { TextCondition } from './textCondition';

/** Who is cited, by id. */
export interface CitedPapers {
  has(id: string): boolean;
}

/** What conditions are asked of. */
export interface Searched {
  readonly library: Library;
  readonly engine: Pick<SearchEngine, 'holders'>;
  /** What notes cite; absent where nobody knows of notes. */
  readonly cited?: (() => CitedPapers) | undefined;
  /** Reads texts that no index tells enough of. */
  readonly reader: TextReader;
}

/** Whether a work, by its number, is as a condition wants it. */
type Test = (work: number) => boolean;

/** What costs less is looked at first. */
const costs: Readonly<Record<Condition['kind'], number>> = { year: 0, in: 0, cited: 1, key: 2, text: 3 };

/**
 * The papers that are as conditions want them, all of these. Of the library it asks for what is at hand without its records
 * being decoded, but for text.
 */
export class PaperFilter {
  /** What can be said only with the library at hand; what it is about is left out. */
  readonly problems: readonly QueryProblem[];
  readonly #tests: readonly Test[];
  readonly #state: LibraryState;
  /** By work: 1 when it was found to be as wanted, 2 when not. */
  readonly #known: Uint8Array;

  constructor(
    conditions: readonly Condition[],
    private readonly searched: Searched,
  ) {
    this.#state = searched.library.state();
    this.#known = new Uint8Array(this.#state.ids.length);
    const problems: QueryProblem[] = [];
    const tests: Test[] = [];
    for (const condition of conditions.toSorted((a, b) => costs[a.kind] - costs[b.kind])) {
      const test = testOf(condition, this.#state, searched);
      if (typeof test === 'string') problems.push({ start: condition.start, end: condition.end, message: test });
      else tests.push(condition.isExcluded ? (work) => !test(work) : test);
    }
    this.problems = problems;
    this.#tests = tests;
  }

  /** Whether anything is asked for at all. */
  get isEmpty(): boolean {
    return this.#tests.length === 0;
  }

  accepts(id: string): boolean {
    const work = this.searched.library.workWithId(id);
    return work !== undefined && this.acceptsWork(work);
  }

  /** @param work its number in the library's state */
  acceptsWork(work: number): boolean {
    if (this.#known[work] === 0) this.#known[work] = this.#tests.every((test) => test(work)) ? 1 : 2;
    return this.#known[work] === 1;
  }
}

/** The test of a condition, or why there is none. */
function testOf(condition: Condition, state: LibraryState, searched: Searched): Test | string {
  switch (condition.kind) {
    case 'year': {
      const { from, to } = condition.years;
      return (work) => state.years[work]! >= from && state.years[work]! <= to && state.years[work] !== noYear;
    }
    case 'in':
      return testOfFiles(condition.part, state);
    case 'cited': {
      const cited = searched.cited?.();
      if (!cited) return 'cited: needs notes, and there are none here.';
      return (work) => cited.has(state.ids[work]!) === condition.isCited;
    }
    case 'key': {
      const part = condition.part.toLowerCase();
      const has = (key: string): boolean => key.toLowerCase().includes(part);
      return (work) => has(state.citekeys[work]!) || (state.aliases.get(work)?.some(has) ?? false);
    }
    case 'text': {
      const { library, engine, reader } = searched;
      const text = new TextCondition(condition, engine, reader);
      return (work) => text.isMetBy(state.ids[work]!, () => library.paperOfWork(work));
    }
  }
}

/** Whether any record of a work is in a file that has a part of this name. */
function testOfFiles(part: string, { files, starts, members }: LibraryState): Test | string {
  const records = new Uint8Array(members.length);
  let first = 0;
  let isAny = false;
  for (const { file, records: held } of files) {
    if (isInFile(file, part)) {
      isAny = true;
      records.fill(1, first, first + held.length);
    }
    first += held.length;
  }
  if (!isAny) return `in: no file or folder of papers is called "${part}".`;
  return (work) => {
    for (let i = starts[work]!; i < starts[work + 1]!; i++) if (records[members[i]!] === 1) return true;
    return false;
  };
}
