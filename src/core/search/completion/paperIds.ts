import type { StringTable } from '../arrays/stringTable';
import type { WrittenForms } from './writtenForms';
import { firstPlace } from './firstPlace';

/** The ids of papers, sorted. Those of works without an identifier end in their title, which is not kept again. */
export class PaperIds {
  /**
   * @param heads by paper: its id, or what is before the title
   * @param endInTitle by paper: 1 when its title follows
   */
  constructor(
    readonly heads: StringTable,
    readonly endInTitle: Uint8Array,
    private readonly forms: WrittenForms,
  ) {}

  get length(): number {
    return this.heads.length;
  }

  at(paper: number): string {
    const head = this.heads.at(paper);
    return this.endInTitle[paper] === 1 ? head + this.forms.text(paper, this.forms.titleOf(paper)) : head;
  }

  /** The number of an id; or -1. */
  indexOf(id: string): number {
    const place = firstPlace(this.length, (paper) => this.#compare(paper, id) >= 0);
    return place < this.length && this.#compare(place, id) === 0 ? place : -1;
  }

  #compare(paper: number, id: string): number {
    if (this.endInTitle[paper] !== 1) return this.heads.compare(paper, id);
    const length = this.heads.lengthOf(paper);
    const order = this.heads.compareHead(paper, id, 0);
    if (order !== 0) return order;
    return length > id.length ? 1 : this.forms.compare(paper, this.forms.titleOf(paper), id, length);
  }
}
