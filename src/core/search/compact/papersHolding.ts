import { PostingsReader } from './postings';
import type { TextSegment } from './textSegment';

/** By paper: 1 for those that hold any of the stems, also of those that are gone. */
export function papersHolding({ data, size }: TextSegment, stems: ReadonlySet<string>): Uint8Array {
  const holding = new Uint8Array(size);
  const reader = new PostingsReader({ ...data, size });
  for (const stem of stems) {
    const place = data.stems.indexOf(stem);
    if (place < 0) continue;
    reader.open(place);
    for (let count = reader.next(); count >= 0; count = reader.next()) {
      for (let i = 0; i < count; i++) holding[reader.papers[i]!] = 1;
    }
  }
  return holding;
}
