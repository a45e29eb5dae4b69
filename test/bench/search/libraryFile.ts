import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endlessPapers, syntheticPapers, type SyntheticPaper } from '../corpus';

/**
 * The file with a synthetic library of so many papers, a line of JSON each; written where it is not there yet. Its name
 * tells what the generator makes, so that another generator writes another file.
 */
export async function libraryFile(folder: string, size: number): Promise<string> {
  const version = createHash('sha256')
    .update(JSON.stringify(syntheticPapers(200)))
    .digest('hex')
    .slice(0, 8);
  const name = `library-${size}-${version}.jsonl`;
  const file = join(folder, name);
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

/** The papers of a file, one after the other. */
export async function* readLibrary(file: string): AsyncGenerator<SyntheticPaper> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    yield JSON.parse(line) as SyntheticPaper;
  }
}
