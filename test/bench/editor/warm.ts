// Lectern beside VS Code's own floor, with a large library that was kept: two VS Codes, asked in turns.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { home } from '../search/home';
import { median } from '../search/statistics';
import { printFigure, printHeading, printTimes } from './report';
import type { Floor, Session } from './session';
import { floorRows, hover, lecternRows, noTimes, typeWord } from './typing';
import type { BenchFolder } from './workspace';

/** What is compared. */
export interface Compared {
  readonly lectern: Session;
  readonly floor: Session;
  readonly floorOf: Floor;
  readonly of: BenchFolder;
  readonly rounds: number;
}

/** Where Lectern's scripts are: other extensions have some of their names, too. */
const scripts = join(home, 'extension/dist/');

/** Completion without a list: what the provider and the way to it and back take. */
export async function compareCompletion({ lectern, floor, floorOf, of, rounds }: Compared): Promise<void> {
  printHeading('Completion, executeCompletionItemProvider');
  const three = (word: string) => `@${word.slice(0, 3)}`;
  for (const [what, own, other] of [
    ['after @', '@', '@'],
    ['after three letters', three(of.words[1]!), three(floorOf.word)],
  ] as const) {
    const times = { lectern: [] as number[], floor: [] as number[] };
    let rows = 0;
    // the first answers warm the compiler up
    for (let round = 0; round <= rounds; round++) {
      const a = await lectern.ask('complete', { text: own, times: 20 });
      const b = await floor.ask('complete', { text: other, times: 20 });
      rows = a.rows.length;
      if (round === 0) continue;
      times.lectern.push(...a.times);
      times.floor.push(...b.times);
    }
    printTimes(`9 ${what}, ${rows} rows`, times.lectern, times.floor, { times: 2 });
  }
  await lectern.ask('clear', {});
  await floor.ask('clear', {});
}

/** What is seen while typing. */
export async function compareTyping({ lectern, floor, floorOf, of, rounds }: Compared): Promise<void> {
  printHeading('In the window: from the key to the right rows');
  const [own, others] = [noTimes(), noTimes()];
  const words = of.words.slice(0, 2 + 2 * rounds);
  const ofFloor = floorRows(floorOf);
  for (const [i, word] of words.entries()) {
    const rows = await lecternRows(lectern, word);
    // the first word warms the windows up
    await typeWord(lectern, word, rows, i === 0 ? noTimes() : own);
    await typeWord(floor, floorOf.word, ofFloor, i === 0 ? noTimes() : others);
  }
  printTimes('9 @ to the first row', own.at, others.at, { over: 25 });
  printTimes('9 each further letter to its rows', own.letters, others.letters, { over: 25 });
  for (const [whose, { missing }] of Object.entries({ Lectern: own, 'the floor': others })) {
    if (missing > 0) console.log(`  ${missing} times the right rows of ${whose} did not come`);
  }
}

/** The card at a citation, with no delay set. */
export async function compareHover({ lectern, floor, of, rounds }: Compared): Promise<void> {
  printHeading('In the window: from the mouse to the card');
  const times = { lectern: [] as number[], floor: [] as number[] };
  for (let i = 0; i <= 8 * rounds; i++) {
    const own = await hover(lectern, of);
    const other = await hover(floor, { ...of, title: 'Static card' });
    if (i === 0) continue;
    if (own !== undefined) times.lectern.push(own);
    if (other !== undefined) times.floor.push(other);
  }
  printTimes('9 hover', times.lectern, times.floor, { over: 10 });
}

/** The extension host after all of it. */
export async function compareMemory({ lectern, floor }: Compared): Promise<void> {
  printHeading('Memory of the extension host');
  const [own, other] = [await lectern.ask('memory', {}), await floor.ask('memory', {})];
  printFigure('9 its own thread: heap and buffers', 'MB', own.own / 1e6, other.own / 1e6, { over: 60 });
  printFigure('the process, the worker in it', 'MB', own.resident / 1e6, other.resident / 1e6);
}

/** Starts a window again, with what was kept. */
export async function compareStart({ lectern, floor, of, rounds }: Compared): Promise<void> {
  printHeading('From the start of VS Code with the note to the first row');
  const times = { lectern: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.floor.push(await startToRow(floor, '@'));
    times.lectern.push(await startToRow(lectern, `@${of.last}`));
  }
  printFigure(`9 warm: median of ${rounds}`, 'ms', median(times.lectern), median(times.floor), { over: 1000 });
}

/** Starts VS Code. @returns ms until completion has a row after a text */
export async function startToRow(session: Session, text: string): Promise<number> {
  const start = await session.startWindow();
  const time = (await session.ask('firstRow', { text })) - start;
  await session.ask('clear', {});
  await wait(1000); // other things begin with a window, too
  return time;
}

/** How long a part of the work keeps the host from anything else. */
export async function watchBlocks(what: string, session: Session, work: () => Promise<unknown>): Promise<void> {
  await session.ask('watch', {});
  await work();
  const { longest, busiest, ofScript } = await session.ask('watched', { scripts });
  printFigure(`9 ${what}`, 'ms', ofScript, undefined, { most: 16 });
  printFigure('  the longest one, whoever’s', 'ms', longest, undefined);
  printFigure('  the longest one in CPU time', 'ms', busiest, undefined);
}
