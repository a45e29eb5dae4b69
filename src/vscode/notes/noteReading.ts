/** Where reading the workspace's notes stands. */
export type NotesState =
  | { readonly kind: 'reading'; readonly notes: number; readonly of: number }
  | { readonly kind: 'ready' }
  /** The user stopped it, or it cannot go on: the notes that were read so far count. */
  | { readonly kind: 'stopped' };

/** What reading does, and whom it tells. */
export interface NotesAccess {
  /** Tells the worker of open notes. */
  tellOpen(): Promise<void>;
  /** All notes that there are. Once it is told to stop, what it gives does not count. */
  find(isStopped: () => boolean): Promise<ReadonlySet<string>>;
  /**
   * Has the worker read notes from their files.
   * @returns those that have gone
   */
  read(notes: readonly string[]): Promise<readonly string[]>;
  /** Has the worker forget a note which is in no editor; one that is open counts until its file is read in vain. */
  remove(note: string): Promise<void>;
  isOpen(note: string): boolean;
  didChange(): void;
  didChangeState(state: NotesState): void;
  failed(error: unknown): void;
}

/** How many notes go to the worker at a time: it answers questions between two lots. */
const lot = 32;
const width = 16;
/** How often in a row the worker may fail before nobody starts it any more but who has a question. */
const mostFailures = 3;

/** Keeps the worker in step with the notes on the disk: finds them, and reads those that are new or have changed. */
export class NoteReading {
  private readonly files = new Set<string>();
  private readonly toRead = new Set<string>();
  /** Notes that somebody did not wait for. */
  private readonly unread = new Set<string>();
  private toFind = true;
  private updating: Promise<void> | undefined;
  /** Whether the round that is under way is to end. */
  private halted = false;
  /** Whether the user has stopped it: what was there then is not read before it is asked for. */
  private stopped = false;
  private failures = 0;
  private isDisposed = false;

  constructor(private readonly access: NotesAccess) {}

  /** Whether a note is a file of the workspace. */
  has(note: string): boolean {
    return this.files.has(note);
  }

  /**
   * Looks for notes, and reads those that are not known yet. Resolves when all are read, or it was stopped.
   * @param changed what is to be read again
   */
  async refresh(changed: Iterable<string> = []): Promise<void> {
    this.stopped = this.halted = false;
    this.failures = 0;
    for (const note of [...this.unread, ...changed]) this.toRead.add(note);
    this.unread.clear();
    this.toFind = true;
    await this.update();
  }

  /**
   * Reads all notes anew.
   * @param open those in editors, which may have gone
   */
  async reread(open: readonly string[]): Promise<void> {
    await this.refresh([...this.files, ...open]);
  }

  /**
   * Reads notes whose files have changed.
   * @param folders whether files may have come or gone
   */
  change(notes: readonly string[], folders: boolean): void {
    for (const note of notes) this.toRead.add(note);
    this.toFind ||= folders;
    void this.update();
  }

  /**
   * The worker has failed: the next one begins with nothing.
   * @param open the notes in editors, which may have gone
   */
  restart(open: readonly string[]): void {
    this.failures++;
    for (const note of open) this.toRead.add(note);
    this.files.clear();
    this.toFind = true;
    if (this.failures <= mostFailures) void this.update();
  }

  /** Stops reading; what was read stays known. */
  cancel(): void {
    if (this.updating) this.halted = this.stopped = true;
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    while (this.updating) await this.updating;
  }

  dispose(): void {
    this.isDisposed = this.halted = true;
  }

  private update(): Promise<void> {
    if (this.isDisposed) return Promise.resolve();
    this.updating ??= this.rounds();
    return this.updating;
  }

  private async rounds(): Promise<void> {
    this.halted = false;
    let isWhole = true;
    // also where there is nothing to do, it is under way before it has ended
    do isWhole = await this.round();
    while (isWhole && !this.isHalted() && (this.toFind || this.toRead.size > 0));
    // what changes from here on begins another one
    this.updating = undefined;
    if (isWhole && !this.isHalted()) this.failures = 0;
    this.access.didChangeState({ kind: isWhole && !this.stopped ? 'ready' : 'stopped' });
  }

  /** @returns whether another round may follow */
  private async round(): Promise<boolean> {
    const { failures } = this;
    try {
      await this.access.tellOpen();
      if (this.toFind) await this.find();
      await this.readAll();
      return true;
    } catch (error) {
      this.access.failed(error);
      // nobody knows what was read of what was to be read
      this.files.clear();
      this.toFind = true;
      return this.failures > failures && this.failures <= mostFailures;
    }
  }

  private isHalted(): boolean {
    return this.halted;
  }

  private async find(): Promise<void> {
    this.toFind = false;
    const seen = { isPart: false };
    const found = await this.access.find(() => (seen.isPart ||= this.halted));
    // what was not looked at has not gone
    if (seen.isPart || this.halted) return;
    // one that has just changed may be none any more
    for (const note of [...this.toRead]) if (!found.has(note) && !this.access.isOpen(note)) this.toRead.delete(note);
    const gone = [...this.files].filter((note) => !found.has(note));
    for (const note of found) {
      if (this.files.has(note)) continue;
      this.files.add(note);
      if (!this.toRead.has(note)) (this.stopped ? this.unread : this.toRead).add(note);
    }
    for (const note of gone) this.files.delete(note);
    for (let from = 0; from < gone.length; from += width) {
      await Promise.all(gone.slice(from, from + width).map((note) => this.remove(note)));
    }
    if (gone.length > 0) this.access.didChange();
  }

  private async remove(note: string): Promise<void> {
    this.unread.delete(note);
    if (this.access.isOpen(note)) this.toRead.add(note);
    else await this.access.remove(note);
  }

  private async readAll(): Promise<void> {
    const notes = [...this.toRead];
    this.toRead.clear();
    let read = 0;
    for (; read < notes.length && !this.halted; read += lot) {
      if (notes.length > lot) this.access.didChangeState({ kind: 'reading', notes: read, of: notes.length });
      const some = notes.slice(read, read + lot);
      for (const note of some) this.unread.delete(note);
      for (const note of await this.access.read(some)) this.files.delete(note);
    }
    // they are read when the user has them looked for again
    for (const note of notes.slice(read)) this.unread.add(note);
    if (read > 0) this.access.didChange();
  }
}
