import { join } from 'node:path';
import { mostHits, type Answer, type Engine, type Places } from '../engine';
import { loadSqlite, type Database } from './sqlite';

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const quoted = (words: readonly string[]): string[] => words.map((word) => `"${word}"`);

interface Table {
  readonly columns: readonly string[];
  /** Weights of the columns, as bm25() takes them. */
  readonly weights: string;
  /** Lengths of the beginnings of words that are indexed. */
  readonly prefix: string;
}

const tables = {
  titles: { columns: ['title', 'authors', 'year', 'key'], weights: '2.0, 1.0, 1.0, 1.0', prefix: '1 2 3' },
  texts: { columns: ['title', 'authors', 'year', 'abstract'], weights: '2.0, 1.0, 1.0, 1.0', prefix: '3' },
} as const satisfies Record<string, Table>;

type Ask = (query: string) => Answer;

/** In memory until it is saved. */
function emptyDatabase(Sqlite: ReturnType<typeof loadSqlite>): Database {
  const database = new Sqlite(':memory:');
  for (const [name, { columns, prefix }] of Object.entries(tables)) {
    const tokenizer = "tokenize='unicode61 remove_diacritics 2'";
    database.exec(
      `create virtual table ${name} using fts5(${columns.join()}, content='', ${tokenizer}, prefix='${prefix}')`,
    );
  }
  return database;
}

/** SQLite's full-text search: BM25, the last word half typed, any of the words where not all are found. No typos. */
export function fts5(): Engine {
  const Sqlite = loadSqlite();
  let database: Database | undefined;
  const asking = (name: keyof typeof tables): Ask => {
    const { weights } = tables[name];
    const statement = database!.prepare(
      `select rowid from ${name} where ${name} match ? and rank match 'bm25(${weights})' order by rank limit ${mostHits}`,
    );
    return (query) => (query === '' ? [] : statement.all(query).map(({ rowid }) => rowid as number));
  };
  let titles: Ask = () => [];
  let texts: Ask = () => [];
  const relaxed = (ask: Ask, text: string): Answer => {
    const words = quoted(wordsOf(text));
    const last = words.pop();
    if (last === undefined) return [];
    const parts = [...words, `${last}*`];
    const all = ask(parts.join(' '));
    return all.length > 0 || parts.length === 1 ? all : ask(parts.join(' OR '));
  };
  return {
    add(papers, first) {
      database ??= emptyDatabase(Sqlite);
      for (const [name, { columns }] of Object.entries(tables)) {
        const insert = database.prepare(`insert into ${name}(rowid, ${columns.join()}) values (?, ?, ?, ?, ?)`);
        database.exec('begin');
        for (const [number, paper] of papers.entries()) {
          const authors = paper.authors.map(({ given, family }) => `${given} ${family}`).join(' ');
          const values = columns.map((column) => (column === 'authors' ? authors : String(paper[column])));
          insert.run(first + number, ...values);
        }
        database.exec('commit');
      }
    },
    finish() {
      for (const name of Object.keys(tables)) database!.exec(`insert into ${name}(${name}) values ('optimize')`);
      return Promise.resolve();
    },
    save({ index }: Places) {
      database!.exec(`vacuum into '${join(index, 'papers.db').replaceAll("'", "''")}'`);
      return Promise.resolve();
    },
    open({ index }: Places) {
      database = new Sqlite(join(index, 'papers.db'), { readonly: true });
      database.exec('pragma cache_size = -64000; pragma mmap_size = 2000000000');
      titles = asking('titles');
      texts = asking('texts');
      return Promise.resolve();
    },
    suggest: (typed) => relaxed(titles, typed),
    search: (query) => relaxed(texts, query),
    related: (passage) => texts([...new Set(quoted(wordsOf(passage)))].join(' OR ')),
  };
}
