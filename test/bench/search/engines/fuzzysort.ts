import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { go, snapshot, type SnapshotKey } from 'fuzzysort';
import { mostHits, type Engine } from '../engine';
import { typedText } from './texts';

/** A paper, and the one line that it is found by. */
interface Line {
  readonly number: number;
  readonly text: string;
}

/** fuzzysort over lines that are prepared as its README says for lists that stay the same: for completion alone. */
export function fuzzysort(): Engine {
  let texts: string[] = [];
  let prepared: SnapshotKey<Line> | undefined;
  const prepare = (): Promise<void> => {
    prepared = snapshot(
      texts.map((text, number) => ({ number, text })),
      { key: 'text' },
    );
    return Promise.resolve();
  };
  return {
    add(papers) {
      for (const paper of papers) texts.push(typedText(paper));
    },
    finish: prepare,
    async save({ index }) {
      await writeFile(join(index, 'titles'), JSON.stringify(texts));
    },
    open({ index }) {
      texts = JSON.parse(readFileSync(join(index, 'titles'), 'utf8')) as string[];
      return prepare();
    },
    suggest: (typed) => go(typed, prepared!, { limit: mostHits }).map(({ obj }) => obj.number),
  };
}
