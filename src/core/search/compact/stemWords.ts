/** By word: its place among the words of its stem, ascending; by stem: how many words it has. */
export function placesAmongStem(
  stemOf: Uint32Array,
  stems: number,
): { readonly places: Uint32Array; readonly wordsOfStems: Uint32Array } {
  const wordsOfStems = new Uint32Array(stems);
  const places = new Uint32Array(stemOf.length);
  for (let w = 0; w < stemOf.length; w++) places[w] = wordsOfStems[stemOf[w]!]!++;
  return { places, wordsOfStems };
}

/** The words of stem `s`, ascending, are `words[starts[s]]` to, without it, `words[starts[s + 1]]`. */
export interface WordsByStem {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
}

/** Turns the stems of words into the words of stems. */
export function wordsByStem(stemOf: Uint32Array, stems: number): WordsByStem {
  const { places, wordsOfStems } = placesAmongStem(stemOf, stems);
  const starts = new Uint32Array(stems + 1);
  for (let s = 0; s < stems; s++) starts[s + 1] = starts[s]! + wordsOfStems[s]!;
  const words = new Uint32Array(stemOf.length);
  for (let w = 0; w < stemOf.length; w++) words[starts[stemOf[w]!]! + places[w]!] = w;
  return { starts, words };
}
