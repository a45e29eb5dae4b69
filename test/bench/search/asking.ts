// How fast and how well an engine answers.
import type { ChangeTimes, Engine } from './engine';
import type { AskFigures, KindFigures } from './measured';
import { timed } from './memory';
import { kinds, type KindName, type NumberedPaper, type Question, type Questions } from './queries';
import { median, quantile } from './statistics';

/** How long a kind of question is asked. */
interface Limits {
  readonly seconds: number;
  /** Known items are asked for ten times as long: how good answers are does not change between rounds. */
  readonly isThorough: boolean;
}

/** Asks until all are asked or the time is over, three at least. */
function askKind(engine: Engine, kind: KindName, questions: readonly Question[], limits: Limits): KindFigures {
  const { ask, knownItem } = kinds[kind];
  const { seconds, isThorough } = limits;
  const answer = (text: string) => engine[ask]!(text);
  const warm = performance.now() + seconds * 200;
  for (const { text } of questions.slice(0, 150)) {
    answer(text);
    if (performance.now() > warm) break;
  }
  const end = performance.now() + seconds * (knownItem && isThorough ? 10_000 : 1000);
  const times: number[] = [];
  const ranks: number[] = [];
  for (const { text, paper } of questions) {
    const start = performance.now();
    const found = answer(text);
    times.push(performance.now() - start);
    ranks.push(found.indexOf(paper));
    if (performance.now() > end && times.length >= 3) break;
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), ...(knownItem && { ranks }) };
}

/** Asks each kind that the engine has an answer for; one that it fails at does not lose the others. */
export function askKinds(
  engine: Engine,
  wanted: readonly KindName[],
  questions: Questions,
  limits: Limits,
): Pick<AskFigures, 'kinds' | 'failures'> {
  const figures: AskFigures['kinds'] = {};
  const failures: string[] = [];
  for (const kind of wanted) {
    if (!engine[kinds[kind].ask]) continue;
    try {
      figures[kind] = askKind(engine, kind, questions[kind], limits);
    } catch (error) {
      failures.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { kinds: figures, failures };
}

/** Gives a paper a title that nobody else has, several times, and waits until it is found by it. */
export async function changePaper(
  engine: Engine,
  { number, ...paper }: NumberedPaper,
): Promise<ChangeTimes & { readonly total: number }> {
  const all: (ChangeTimes & { readonly total: number })[] = [];
  for (let i = 0; i < 6; i++) {
    const title = `Quandwerble ${i} ${paper.title}`;
    let times: ChangeTimes = { library: 0, index: 0 };
    const total = await timed(async () => {
      times = await engine.change!(number, { ...paper, title });
      if (!engine.search!(title.slice(0, 30)).includes(number)) throw new Error('A changed paper is not found');
    });
    all.push({ ...times, total });
  }
  // the first one adds the file
  const changed = all.slice(1);
  return {
    total: median(changed.map(({ total }) => total)),
    library: median(changed.map(({ library }) => library)),
    index: median(changed.map(({ index }) => index)),
  };
}
