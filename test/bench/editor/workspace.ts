// The folder that is opened: a large dump, a small bibliography, and a note that cites from it.
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arxivLines, endlessPapers, type SyntheticPaper } from '../corpus';
import { note } from './session';

export interface BenchFolder {
  readonly folder: string;
  /** What is typed to find papers: the beginnings of their titles' first words. */
  readonly words: readonly string[];
  /** Words of the title of the last paper of the dump. */
  readonly last: string;
  /** A key that the note cites. */
  readonly key: string;
  /** The beginning of its card. */
  readonly title: string;
}

const entries = 20;
const longest = 6;

/** @param size the number of papers in the dump */
export async function writeFolder(folder: string, size: number): Promise<BenchFolder> {
  mkdirSync(join(folder, 'papers'), { recursive: true });
  const papers = endlessPapers();
  const titles = Array.from({ length: entries }, () => papers.next().value.title);
  const bibliography = titles.map((title, i) => `@misc{entry${i},\n  title = {${title}}\n}\n`);
  writeFileSync(join(folder, 'references.bib'), bibliography.join('\n'));
  writeFileSync(join(folder, note), '# A note\n\nIt cites @entry7 in a sentence.\n\n');

  const every = Math.ceil(size / 12);
  const words: string[] = [];
  let last = '';
  function* dump(): Generator<SyntheticPaper> {
    for (let i = 0; i < size; i++) {
      const paper = papers.next().value;
      const first = /[a-z]{4,}/.exec(paper.title.toLowerCase())?.[0] ?? 'model';
      if (i % every === 0) words.push(first.slice(0, longest));
      if (i === size - 1)
        last = paper.title
          .split(/[^\p{L}\p{N}]+/u)
          .slice(0, 4)
          .join(' ')
          .toLowerCase();
      yield paper;
    }
  }
  const out = createWriteStream(join(folder, 'papers/arxiv.jsonl'));
  for (const line of arxivLines(dump())) if (!out.write(line)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  return { folder, words, last, key: 'entry7', title: titles[7]!.slice(0, 20) };
}
