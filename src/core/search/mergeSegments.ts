import { CompletionSegment } from './completionSegment';
import type { Breathe } from '../breathing';
import { mergeRelations, mergeTables } from './mergeRelations';
import { inStretches } from './stretches';

/** So many papers are taken over between two breaths. */
const STRETCH = 2048;

/** One segment of what is left of two. They must not change meanwhile, and share no paper that is not gone. */
export async function mergeSegments(
  a: CompletionSegment,
  b: CompletionSegment,
  breathe: Breathe,
): Promise<CompletionSegment> {
  const segments = [a, b] as const;
  const left = segments.map(({ gone }) => gone.map((isGone) => 1 - isGone));
  const { table: ids, places } = await mergeTables([a.ids, b.ids], left, breathe);
  const origins = new Uint32Array(ids.length);
  for (const which of [0, 1] as const) {
    await inStretches(segments[which].size, STRETCH, breathe, (first, end) => {
      for (let p = first; p < end; p++) if (left[which]![p] === 1) origins[places[which][p]!] = 2 * p + which;
    });
  }
  const pick = <T extends Uint32Array | Float64Array>(of: (segment: CompletionSegment) => T, into: T): T => {
    const from = segments.map(of);
    for (let p = 0; p < origins.length; p++) into[p] = from[origins[p]! & 1]![origins[p]! >>> 1]!;
    return into;
  };
  return new CompletionSegment({
    ids,
    words: await mergeRelations({ from: [a.words, b.words], origins }, breathe),
    keys: await mergeRelations({ from: [a.keys, b.keys], origins }, breathe),
    titles: await mergeRelations({ from: [a.titles, b.titles], origins }, breathe),
    titleWords: pick(({ titleWords }) => titleWords, new Uint32Array(ids.length)),
    authorWords: pick(({ authorWords }) => authorWords, new Uint32Array(ids.length)),
    nameLengths: pick(({ nameLengths }) => nameLengths, new Uint32Array(ids.length)),
    checksums: pick(({ checksums }) => checksums, new Float64Array(ids.length)),
  });
}
