import { givenNames, surnames } from './lexicon';
import { pick, type Random } from './random';
import { WordMaker } from './wordMaker';

export interface Author {
  readonly given: string;
  readonly family: string;
}

/** Who writes papers: some write many, and there is always somebody new (H. A. Simon, 1955). */
export class People {
  readonly #maker = new WordMaker(surnames.filter((name) => /^[A-Za-z]+$/.test(name)));
  /** By paper: who writes more stands here more often. */
  readonly #authors: Author[];

  constructor(private readonly next: Random) {
    this.#authors = surnames.map((family) => ({ given: pick(next, givenNames), family }));
  }

  /** The authors of a paper: up to eight, one to three most often. */
  team(): Author[] {
    return [...new Set(Array.from({ length: 1 + Math.floor(this.next() * this.next() * 8) }, () => this.#author()))];
  }

  #author(): Author {
    const { next } = this;
    const author = next() < 0.6 ? pick(next, this.#authors) : { given: pick(next, givenNames), family: this.#family() };
    if (this.#authors.length < 1 << 21) this.#authors.push(author);
    return author;
  }

  /** Most names are those of others as well. */
  #family(): string {
    if (this.next() < 0.85) return pick(this.next, this.#authors).family;
    const name = this.#maker.make(this.next, 4, 11);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
}
