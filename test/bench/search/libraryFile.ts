import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endlessPapers, syntheticPapers, type SyntheticPaper } from '../corpus';

/**
 * The file with a synthetic library of so many papers, a line of JSON each. Its name tells what the generator makes, so that
 * another generator writes another file.
 */
export function libraryFile(folder: string, size: number): string {
  const version = createHash('sha256')
    .update(JSON.stringify(syntheticPapers(200)))
    .digest('hex')
    .slice(0, 8);
  return join(folder, `library-${size}-${version}.jsonl`);
}

/** Writes the file of a library, one paper after the other, where it is not there yet. @returns its name */
export async function writeLibrary(folder: string, size: number): Promise<string> {
  const file = libraryFile(folder, size);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(folder)) if (other.startsWith(`library-${size}-`)) rmSync(join(folder, other));
  const out = createWriteStream(`${file}.tmp`);
  const papers = endlessPapers();
  for (let i = 0; i < size; i++) {
    if (!out.write(`${JSON.stringify(papers.next().value)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  renameSync(`${file}.tmp`, file);
  return file;
}

/** Papers of a part of a library. */
const part = 4096;

/** The papers of a file, some thousand at a time. */
export async function* readLibraryInParts(file: string): AsyncGenerator<readonly SyntheticPaper[]> {
  let papers: SyntheticPaper[] = [];
  for await (const paper of readLibrary(file)) {
    papers.push(paper);
    if (papers.length < part) continue;
    yield papers;
    papers = [];
  }
  if (papers.length > 0) yield papers;
}

/** The papers of a file, one after the other. */
export async function* readLibrary(file: string): AsyncGenerator<SyntheticPaper> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    yield JSON.parse(line) as SyntheticPaper;
  }
}
