import { homedir } from 'node:os';
import { relative } from 'node:path';
import { Collection, readFile } from '../core/collection';
import type { Role } from '../core/library/state';
import { createEngine } from '../core/search/createEngine';
import type { Place } from '../core/sources/absolutePath';
import { Unreadable } from '../core/sources/files';
import { findSources, sourcePattern, type PassedOver } from '../core/sources/findSources';
import { native, nodeFiles, piecesOf, slashed } from './nodeFiles';
import { printable } from './printable';
import type { Terminal } from './terminal';

/** A file, and what it is called where it is spoken of. */
export interface NamedFile {
  /** Absolute, with slashes. */
  readonly path: string;
  /** In the manner of whoever typed it. */
  readonly name: string;
}

/** Nothing else wants this thread. */
export const atOnce = () => Promise.resolve();

/** Reads files of papers into a collection, each once, however often and in whatever ways it is named. */
export class Sources {
  readonly collection = new Collection(createEngine);
  private readonly held = new Map<string, NamedFile>();
  private troubles = 0;
  /** What was said: several notes may have one trouble. */
  private readonly told = new Set<string>();

  constructor(private readonly terminal: Terminal) {}

  /** Whether something that was named could not be read at all. */
  get hasTrouble(): boolean {
    return this.troubles > 0;
  }

  /** The files that were read. */
  get files(): readonly NamedFile[] {
    return [...this.held.values()];
  }

  /** Reads what a path, folder or glob means. */
  async read(source: string, extensions: readonly string[]): Promise<void> {
    for (const file of await this.find(source, extensions, 'No files in a format that Lectern reads.')) {
      await this.readFile(file);
    }
  }

  /**
   * Finds the files that a path, folder or glob means; what cannot be read is told.
   * @param nothing what is said where there are none
   */
  async find(source: string, extensions: readonly string[], nothing: string): Promise<readonly NamedFile[]> {
    const cwd = this.terminal.cwd();
    const pattern = await sourcePattern(source, placeOf(this.terminal), extensions, nodeFiles);
    const name = (path: string) =>
      path === pattern.base && pattern.kind !== 'folder' ? source : shown(path, source, cwd);
    const passedOver: PassedOver[] = [];
    const paths = await findSources(pattern, nodeFiles, (one) => passedOver.push(one));
    for (const { path, message } of passedOver) this.fail(name(path), 1, message);
    if (paths.length + passedOver.length === 0) this.fail(source, 1, nothing);
    return paths.map((path) => ({ path, name: name(path) }));
  }

  /** Reads a file, unless it was. @returns what it is called; undefined where it cannot be read */
  async readFile(file: NamedFile, role?: Role): Promise<string | undefined> {
    // what has no real path is missing, or a pipe
    const real = await nodeFiles.realPath(file.path).catch(() => file.path);
    const known = this.held.get(real);
    if (known) return known.name;
    this.held.set(real, file);
    try {
      const { records, problems } = await readFile(file.name, piecesOf(file.path), atOnce);
      this.collection.put(file.name, records, role);
      for (const { line, message } of problems) this.tell(file.name, line, message);
      return file.name;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.fail(file.name, 1, error instanceof Unreadable ? reason : `This file cannot be read: ${reason}`);
      return undefined;
    }
  }

  /** Says on standard error that something could not be read at all. */
  fail(file: string, line: number, message: string): void {
    this.troubles++;
    this.tell(file, line, message);
  }

  private tell(file: string, line: number, message: string): void {
    const row = `${printable(file)}:${line}: ${printable(message)}\n`;
    if (!this.told.has(row)) this.terminal.stderr.write(row);
    this.told.add(row);
  }
}

/** What paths on the command line are relative to. */
export function placeOf(terminal: Terminal): Place {
  return { folder: slashed(terminal.cwd()), home: slashed(homedir()) };
}

/** A path below what the user typed, in the same manner: relative to the working folder or absolute. */
export function shown(path: string, typed: string, cwd: string): string {
  return /^[~/]|^[A-Za-z]:/.test(typed) ? native(path) : relative(cwd, native(path)) || '.';
}
