import { authorForms } from './authorYearForm';
import { foldedKey } from './claims';
import type { Head } from './merge';
import { titleForms } from './titleForm';

/** Longer keys are no forms: in UTF-16 units. */
const longestKey = 500;
/** The forms of a work from the first on, as far as those with its first checksums. */
const formsTried = 16;
const longestYear = 4;

/** What a work's forms are made of. */
export interface Formed {
  readonly head: Head;
  readonly id: string;
}

/**
 * The works that could have a key as a longer form than the one that they have: they had it while another work shared the
 * shorter ones, and a note may go on citing them by it. Every form begins with the shorter ones, but for the year, so that
 * a work is found by the beginnings of the key and nothing needs to be kept. A form with a checksum of the work's id is
 * known as long as the work keeps that id.
 * @param key that no work has
 * @param owner the work that has a key
 */
export function worksWithLongerForm(
  key: string,
  owner: (key: string) => number | undefined,
  formed: (work: number) => Formed,
): readonly number[] {
  if (key.length > longestKey) return [];
  const folded = foldedKey(key);
  const found = new Set<number>();
  for (const shorter of shorterKeys(folded)) {
    const work = owner(shorter);
    if (work !== undefined) found.add(work);
  }
  return [...found].filter((work) => hasForm(formed(work), folded));
}

/** What a shorter form of this one may be. */
function* shorterKeys(folded: string): Generator<string> {
  for (let end = folded.length - 1; end > 0; end--) yield folded.slice(0, end);
  const unchecked = folded.replace(/-[a-z0-9]{1,7}$/, '');
  for (const whole of new Set([folded, unchecked])) {
    const digits = /\d{0,4}$/.exec(whole.slice(-longestYear))![0].length;
    for (let length = 1; length <= digits; length++) {
      const year = whole.slice(-length);
      for (let end = whole.length - length; end > 0; end--) yield whole.slice(0, end) + year;
    }
  }
}

function hasForm({ head, id }: Formed, folded: string): boolean {
  return [titleForms(head.title, id), authorForms(head, id)].some((form) => {
    for (let n = 1; form && n < formsTried; n++) if (foldedKey(form(n)) === folded) return true;
    return false;
  });
}
