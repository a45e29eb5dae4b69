import type { Breathe } from '../../breathing';
import { inStretches } from '../arrays/stretches';
import { PostingsReader, STRETCH as MOST_LOOKED_UP } from './postings';
import { wordsByStem } from './stemWords';
import type { TextSegment } from './textSegment';

/** So many stems are looked at between two breaths. */
const STRETCH = 512;

/** Counts a segment's words and stems without the papers that have gone since it was done last. None may go meanwhile. */
export async function recount(segment: TextSegment, breathe: Breathe): Promise<void> {
  const lost = Uint32Array.from(segment.uncounted).sort();
  if (lost.length === 0) return;
  const { data, counted } = segment;
  const isLost = new Uint8Array(segment.size);
  for (const paper of lost) isLost[paper] = 1;
  const wordFrequencies = counted.wordFrequencies.slice();
  const stemFrequencies = counted.stemFrequencies.slice();
  const { starts, words } = wordsByStem(data.stemOf, data.stems.length);
  const reader = new PostingsReader({ ...data, size: segment.size });
  const among = lost.length <= MOST_LOOKED_UP ? lost : undefined;
  await inStretches(data.stems.length, STRETCH, breathe, (first, end) => {
    for (let s = first; s < end; s++) {
      const places: number[] = [];
      reader.open(s);
      for (let size = reader.next(among); size >= 0; size = reader.next(among)) {
        for (let i = 0; i < size; i++) if (isLost[reader.papers[i]!] === 1) places.push(reader.placeOf(i));
      }
      if (places.length === 0) continue;
      stemFrequencies[s]! -= places.length;
      const ofStem = words.subarray(starts[s], starts[s + 1]);
      if (ofStem.length === 1) wordFrequencies[ofStem[0]!]! -= places.length;
      else {
        const forms = reader.forms(ofStem.length);
        for (const place of places) for (const word of forms.at(place)) wordFrequencies[ofStem[word]!]!--;
      }
    }
  });
  const length = lost.reduce((sum, paper) => sum - data.lengths[paper]!, counted.length);
  segment.recount({ papers: segment.left, length, wordFrequencies, stemFrequencies });
}
