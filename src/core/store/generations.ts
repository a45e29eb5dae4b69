/** A file as a listing shows it. */
export interface StoredName {
  readonly name: string;
  /** Of the last change, in milliseconds of Unix time. */
  readonly mtime: number;
}

/** The files of one save. Their names end in its own 64 random bits, so that no file is ever written twice. */
interface Generation {
  /** Later saves have higher numbers; of two at the same time, which have the same, the higher id counts as the later. */
  readonly sequence: number;
  /** 16 hexadecimal digits. */
  readonly id: string;
}

const manifestPattern = /^manifest-(\d{1,15})-([0-9a-f]{16})$/;
const idPattern = /-([0-9a-f]{16})$/;

/** How long files are left alone that look useless: somebody may be writing or opening them. Milliseconds. */
const grace = 2 * 60_000;

/** The file that says that its generation was saved to the end. */
export function manifestName({ sequence, id }: Generation): string {
  return `manifest-${sequence}-${id}`;
}

/** A file of a generation that its manifest speaks of. */
export function partName(part: string, id: string): string {
  return `${part}-${id}`;
}

/** A new generation's id. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The last generation that was saved to the end; undefined when there is none. */
export function newest(files: readonly StoredName[]): Generation | undefined {
  return generations(files)[0];
}

/**
 * The files that nobody needs: not of the newest generation, nor of one that was the newest within the time of grace, nor
 * changed within it. A time that is as far ahead is wrong, and protects nothing.
 */
export function useless(files: readonly StoredName[], now: number): readonly string[] {
  const isFresh = (time: number) => Math.abs(now - time) < grace;
  const saved = generations(files);
  // each was the newest until the one before it in this order was written
  const needed = new Set(saved.filter((_, i) => i === 0 || isFresh(saved[i - 1]!.mtime)).map(({ id }) => id));
  return files.flatMap(({ name, mtime }) => (isFresh(mtime) || needed.has(idOf(name)) ? [] : [name]));
}

/** Latest first. */
function generations(files: readonly StoredName[]): (Generation & StoredName)[] {
  return files
    .flatMap((file) => {
      const [, sequence, id] = manifestPattern.exec(file.name) ?? [];
      return sequence === undefined || id === undefined ? [] : [{ ...file, sequence: Number(sequence), id }];
    })
    .sort((a, b) => b.sequence - a.sequence || (a.id < b.id ? 1 : -1));
}

function idOf(name: string): string {
  return idPattern.exec(name)?.[1] ?? '';
}
