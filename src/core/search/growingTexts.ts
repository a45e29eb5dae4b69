import type { Breathe } from '../breathing';
import type { Paper } from '../paper';
import { CompactTexts } from './compact/compactTexts';
import { MiniSearchTexts } from './miniSearch/miniSearchTexts';
import type { FieldWords } from './paperReader';
import type { Covering, Ranking, Slot, Texts, TextWords } from './texts';

/** Beyond so many papers MiniSearch takes too much time and memory. */
const MOST_IN_MINISEARCH = 10_000;

/** Texts in MiniSearch as long as they are few, and in typed arrays from then on. */
export class GrowingTexts implements Texts {
  #texts: MiniSearchTexts | CompactTexts;

  /**
   * @param paperOf the paper of an id, if there is one
   * @param most so many papers stay in MiniSearch
   */
  constructor(
    private readonly paperOf: (id: string) => Paper | undefined,
    private readonly most = MOST_IN_MINISEARCH,
  ) {
    this.#texts = new MiniSearchTexts(paperOf);
  }

  get size(): number {
    return this.#texts.size;
  }

  get words(): TextWords {
    return this.#texts.words;
  }

  has(id: string): boolean {
    return this.#texts.has(id);
  }

  read(id: string): readonly FieldWords[] {
    return this.#texts.read(id);
  }

  stemOf(word: string): string {
    return this.#texts.stemOf(word);
  }

  frequency(stem: string): number {
    return this.#texts.frequency(stem);
  }

  information(stem: string): number {
    return this.#texts.information(stem);
  }

  best(slots: readonly Slot[], ranking: Ranking, limit: number): readonly Covering[] {
    return this.#texts.best(slots, ranking, limit);
  }

  saturations(ids: readonly string[], stems: readonly string[]): Float64Array {
    return this.#texts.saturations(ids, stems);
  }

  holders(stems: ReadonlySet<string>): (id: string) => boolean {
    return this.#texts.holders(stems);
  }

  put(paper: Paper): void {
    this.#texts.put(paper);
  }

  delete(id: string): void {
    this.#texts.delete(id);
  }

  /** Texts are taken over before more come than MiniSearch is to hold: what is there answers until then. */
  async expect(papers: number, breathe: Breathe): Promise<void> {
    const texts = this.#texts;
    if (texts instanceof CompactTexts || texts.size + papers <= this.most) return;
    const compact = new CompactTexts(this.paperOf);
    for (const id of texts.ids()) {
      const paper = this.paperOf(id);
      if (paper) compact.put(paper);
      await compact.settle(breathe);
      await breathe();
    }
    await compact.finish(breathe);
    this.#texts = compact;
  }

  async settle(breathe: Breathe): Promise<void> {
    if (this.#texts instanceof CompactTexts) await this.#texts.settle(breathe);
  }

  async finish(breathe: Breathe): Promise<void> {
    if (this.#texts instanceof CompactTexts) await this.#texts.finish(breathe);
  }

  save(breathe: Breathe): Promise<Uint8Array> {
    return this.#texts.save(breathe);
  }

  /** Each refuses what the other one saved. */
  async restore(bytes: Uint8Array, breathe: Breathe): Promise<boolean> {
    const compact = new CompactTexts(this.paperOf);
    if (!(await compact.restore(bytes))) return this.#texts.restore(bytes, breathe);
    this.#texts = compact;
    return true;
  }
}
