import type { Paper } from '../paper';
import { CompactTexts } from './compact/compactTexts';
import type { SearchEngine } from './engine';
import { GrowingTexts } from './growingTexts';
import { MiniSearchTexts } from './miniSearch/miniSearchTexts';
import { PaperEngine } from './paperEngine';

/** What texts are searched with: MiniSearch, typed arrays, or whichever of them suits the number of papers. */
export const engineNames = ['auto', 'miniSearch', 'compact'] as const;
export type EngineName = (typeof engineNames)[number];

/** @param paperOf the paper of an id as the library has it now */
export function createEngine(paperOf: (id: string) => Paper | undefined, name: EngineName = 'auto'): SearchEngine {
  switch (name) {
    case 'auto':
      return new PaperEngine(paperOf, () => new GrowingTexts(paperOf));
    case 'miniSearch':
      return new PaperEngine(paperOf, () => new MiniSearchTexts(paperOf));
    case 'compact':
      return new PaperEngine(paperOf, () => new CompactTexts(paperOf));
  }
}
