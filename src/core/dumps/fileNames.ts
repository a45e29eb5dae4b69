/** Endings that other files have as well: one of these without papers in it is none of Lectern's. */
const shared: readonly string[] = ['.json', '.jsonl', '.ndjson', '.yaml', '.yml'];

/** The endings of the formats that Lectern reads, with the dot, lower case; apart from `formats.ts` to be had without it. */
export const formatExtensions: readonly string[] = ['.txt', '.bib', '.bibtex', '.ris', ...shared];

/** File name endings of dumps, also compressed. */
export const dumpExtensions: readonly string[] = formatExtensions.flatMap((extension) => [
  extension,
  `${extension}.gz`,
]);

/** Whether files of such a name are other things than papers more often than not. */
export function isSharedEnding(file: string): boolean {
  const ending = endingOf(file);
  return ending !== undefined && shared.includes(ending);
}

/** A file name's ending, lower case, without a `.gz`. */
export function endingOf(file: string): string | undefined {
  return /(\.[a-z]+)(?:\.gz)?$/.exec(file.toLowerCase())?.[1];
}
