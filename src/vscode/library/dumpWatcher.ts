import * as vscode from 'vscode';
import { linkWatches, namesOf, type DumpLink } from './dumpLinks';
import { concern, type DumpSource } from './dumpSources';

/** What is watched. */
export type WatchedSource = Pick<DumpSource, 'root' | 'pattern' | 'watch'>;

/** What has changed on the disk. */
export interface DumpChanges {
  /** URIs, as text, of files that came, changed or went. */
  readonly files: readonly string[];
  /** Whether files may have come or gone. */
  readonly folders: boolean;
}

/** Milliseconds: long enough for an exporter to write several files, short enough to feel immediate. */
const settleDelay = 150;
/** A file that is gone is often just being replaced. */
const deletionDelay = 700;
/** No more links are watched: each may lead to a folder of its own, and systems watch only so many. */
const mostLinks = 256;
/** A file that is written all the time is read now and then. */
const longestDelay = 1000;

/** Watches the dumps on the disk, and tells of changes in bunches. */
export class DumpWatcher implements vscode.Disposable {
  private readonly watchers = new Map<string, vscode.Disposable>();
  private sources: readonly WatchedSource[] = [];
  private links: readonly DumpLink[] = [];
  private linked: readonly vscode.RelativePattern[] = [];
  private readonly files = new Map<string, vscode.Uri>();
  private folders = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitingSince: number | undefined;
  private isDisposed = false;

  constructor(private readonly onChanges: (changes: DumpChanges) => void) {}

  /** Watches these sources, and no others. */
  watch(sources: readonly WatchedSource[]): void {
    this.sources = sources;
    this.update();
  }

  /** Watches what these links lead to, the first of them, and nothing else outside of the sources. */
  async watchLinks(links: readonly DumpLink[]): Promise<void> {
    const watched = links.slice(0, mostLinks);
    const linked = (await Promise.all(watched.map(linkWatches))).flat();
    this.links = watched;
    this.linked = linked;
    this.update();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.dispose();
  }

  private update(): void {
    // closed while files were being found
    if (this.isDisposed) return;
    const all = [...this.sources.map(({ watch }) => watch), ...this.linked];
    const wanted = new Map(all.map((watch) => [`${watch.baseUri.toString()} ${watch.pattern}`, watch]));
    for (const [name, watcher] of this.watchers) {
      if (wanted.has(name)) continue;
      watcher.dispose();
      this.watchers.delete(name);
    }
    for (const [name, pattern] of wanted) {
      if (this.watchers.has(name)) continue;
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      watcher.onDidCreate((uri) => this.noteAll(uri, true));
      watcher.onDidChange((uri) => this.noteAll(uri, false));
      watcher.onDidDelete((uri) => this.noteAll(uri, true, deletionDelay));
      this.watchers.set(name, watcher);
    }
  }

  private noteAll(changed: vscode.Uri, structural: boolean, quiet?: number): void {
    for (const uri of namesOf(changed, this.links)) this.note(uri, structural, quiet);
  }

  /** @param structural whether something came or went there */
  private note(uri: vscode.Uri, structural: boolean, quiet = settleDelay): void {
    const concerns = this.concerns(uri);
    if (concerns.includes('file')) this.files.set(uri.toString(), uri);
    else if (!structural || !concerns.includes('folder')) return;
    this.folders ||= structural;
    const now = Date.now();
    this.waitingSince ??= now;
    clearTimeout(this.timer);
    const delay = Math.min(quiet, this.waitingSince + longestDelay - now);
    this.timer = setTimeout(() => this.tell(), Math.max(0, delay));
  }

  private concerns(uri: vscode.Uri): string[] {
    return this.sources
      .filter(({ root }) => root.scheme === uri.scheme && root.authority === uri.authority)
      .map((source) => concern(source, uri.path));
  }

  private tell(): void {
    // what changed may have ceased to be a dump meanwhile
    const files = [...this.files].filter(([, uri]) => this.concerns(uri).includes('file')).map(([file]) => file);
    const changes = { files, folders: this.folders };
    this.files.clear();
    this.folders = false;
    this.waitingSince = undefined;
    this.onChanges(changes);
  }
}
