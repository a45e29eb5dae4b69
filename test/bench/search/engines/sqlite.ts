// better-sqlite3 is no dependency of the project: test/bench/sqlite.mjs compiles it for the bench alone.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { home } from '../home';

export interface Statement {
  run(...values: unknown[]): unknown;
  all(...values: unknown[]): Record<string, unknown>[];
}

export interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
}

type Sqlite = new (file: string, options?: { readonly: boolean }) => Database;

/** @throws {Error} where it could not be compiled */
export function loadSqlite(): Sqlite {
  return createRequire(join(home, 'peers/package.json'))('better-sqlite3') as Sqlite;
}
