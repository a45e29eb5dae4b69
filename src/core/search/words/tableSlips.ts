import { FIRST_UNSPACED } from './slips';
import type { StringTable } from '../arrays/stringTable';

/** A string, and the part of a table where it stands if it does, and the strings that begin with it. */
export interface Candidate {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What one slip of the fingers makes of a word, as `singleEdits` has it, but only what can be in a sorted table, or can
 * begin a string of it: up to the slip some string is the same. The table is searched as a tree of letters would be, so
 * that a word that goes astray early costs little.
 */
export function* slipsIn(table: StringTable, word: string): Generator<Candidate> {
  let [from, to] = [0, table.length];
  for (let i = 0; i <= word.length && from < to; i++) {
    const head = word.slice(0, i);
    const tail = word.slice(i + 1);
    if (i < word.length) yield { text: head + tail, from, to };
    if (i + 1 < word.length) yield { text: head + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2), from, to };
    for (const { text: beginning, from: first, to: end } of continued(table, { text: head, from, to })) {
      if (i < word.length) yield { text: beginning + tail, from: first, to: end };
      yield { text: beginning + word.slice(i), from: first, to: end };
    }
    const next = word.slice(0, i + 1);
    from = table.lowerBound(next, from, to);
    to = table.endOf(next, from, to);
  }
}

/** The beginnings one letter longer that strings of the table have. */
function* continued(table: StringTable, { text, from, to }: Candidate): Generator<Candidate> {
  let at = from;
  while (at < to) {
    const unit = table.unit(at, text.length);
    // the beginning itself is before all that go on
    if (unit < 0) at++;
    else {
      const longer = text + String.fromCharCode(unit);
      const end = table.endOf(longer, at, to);
      if (String.fromCharCode(unit) < FIRST_UNSPACED) yield { text: longer, from: at, to: end };
      at = end;
    }
  }
}
