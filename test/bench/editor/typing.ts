// What a user sees: from the key, or the move of the mouse, until it stands on the screen.
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchFolder } from './workspace';
import type { Floor, Session } from './session';

/** Between keys, ms: somebody who types fast. */
const gap = 120;
/** What is not there by then is not counted, ms. */
const patience = 10_000;
/** So many rows from the top have to be right. */
const judged = 3;

export interface TypingTimes {
  /** After the @. */
  readonly at: number[];
  /** After each further letter that changes the rows. */
  readonly letters: number[];
  /** Rows that did not come. */
  missing: number;
}

export const noTimes = (): TypingTimes => ({ at: [], letters: [], missing: 0 });

/** The rows on top after each letter of a word, from none of it on. */
export type TopRows = readonly (readonly string[])[];

/** The rows that Lectern answers with, asked for without a list. */
export async function lecternRows(session: Session, word: string): Promise<TopRows> {
  const rows: string[][] = [];
  for (let length = 0; length <= word.length; length++) {
    const answer = await session.ask('complete', { text: `@${word.slice(0, length)}`, times: 1 });
    rows.push(answer.rows.slice(0, judged));
  }
  await session.ask('clear', {});
  return rows;
}

/** The rows of the floor: each letter brings another one to the top. */
export const floorRows = ({ word }: Floor): TopRows =>
  Array.from({ length: word.length + 1 }, (_, i) => [i < word.length ? `@${word.slice(0, i)}_${i}` : `@${word}${i}`]);

const awaitedTime = ({ page }: Session): Promise<number | undefined> =>
  Promise.race([page.evaluate<number>('lecternBench.time()'), wait(patience, undefined)]);

/** Types `@` and a word, a key at a time, and adds what was measured. */
export async function typeWord(session: Session, word: string, top: TopRows, times: TypingTimes): Promise<void> {
  const { page } = session;
  await session.goToEnd();
  for (let length = 0; length <= word.length; length++) {
    const key = length === 0 ? '@' : word[length - 1]!;
    const wanted = length === 0 ? [] : top[length]!;
    // rows that stay the same tell nothing
    const isSame = length > 0 && (wanted.length === 0 || String(wanted) === String(top[length - 1]));
    if (!isSame) await page.evaluate(`lecternBench.awaitRows(${JSON.stringify(wanted)})`);
    await page.keyboard.type(key);
    if (!isSame) {
      const time = await awaitedTime(session);
      if (time === undefined) times.missing++;
      else (length === 0 ? times.at : times.letters).push(time);
    }
    await wait(gap);
  }
  await page.keyboard.press('Escape');
  await session.ask('clear', {});
}

/** Rests the mouse on a citation. @returns ms until its card is there */
export async function hover(
  session: Session,
  { key, title }: Pick<BenchFolder, 'key' | 'title'>,
): Promise<number | undefined> {
  const { page } = session;
  const place = await page.evaluate<{ x: number; y: number } | undefined>(
    `lecternBench.placeOf(${JSON.stringify(key)})`,
  );
  if (!place) throw new Error(`The editor does not show ${key}`);
  await page.mouse.move(place.x + 350, place.y + 300);
  await page.waitForFunction('lecternBench.card() === ""');
  await wait(gap);
  await page.evaluate(`lecternBench.awaitCard(${JSON.stringify(title)})`);
  await page.mouse.move(place.x, place.y);
  return awaitedTime(session);
}
