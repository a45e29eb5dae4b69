/** Where a record stands: the file as whoever opened it named it (a path, or a URI), and its first line, from 1. */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/** A person's name, in CSL-JSON's parts. `literal` is a name that cannot be taken apart. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  /** A particle that is left out where the family name stands alone: the "de" of Alexis de Tocqueville. */
  readonly droppingParticle?: string;
  /** A particle that belongs to the family name: the "van" of Vincent van Gogh. */
  readonly nonDroppingParticle?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** A name as one writes it. */
export function fullName(name: Name): string {
  if (name.literal !== undefined) return name.literal;
  const written = [name.given, withParticle(name.droppingParticle, familyName(name))].filter((part) => part).join(' ');
  return name.suffix === undefined ? written : `${written}, ${name.suffix}`;
}

/** A family name with the particle that belongs to it: "van Gogh", "d'Alembert". Empty where there is none. */
export function familyName({ nonDroppingParticle, family }: Name): string {
  return withParticle(nonDroppingParticle, family);
}

/** A name after a particle: one that ends in an apostrophe or a hyphen is written together with what follows. */
export function withParticle(particle = '', name = ''): string {
  if (particle === '' || name === '') return particle + name;
  return /['’-]$/.test(particle) ? particle + name : `${particle} ${name}`;
}

/** What Lectern keeps of a work as plain text: CSL's variables in camel case, and what BibTeX adds. */
export const textFields = [
  /** CSL's type: `article-journal`, `paper-conference`, `book`, `thesis`, `webpage` ... */
  'type',
  'containerTitle',
  /** Of one volume: of the container where there is one (also of a special issue), else of the work itself (`fullTitle`). */
  'volumeTitle',
  'containerTitleShort',
  'collectionTitle',
  'collectionNumber',
  'eventTitle',
  'eventPlace',
  'publisher',
  'publisherPlace',
  'volume',
  'issue',
  'number',
  'page',
  'chapterNumber',
  'edition',
  'version',
  'genre',
  'archive',
  'language',
  'note',
  /** Normalised: lower case, without `https://doi.org/` or `doi:`. */
  'doi',
  /** Normalised, without its version: `2010.01412`, `math/0309136`. */
  'arxiv',
  /** arXiv's primary category: `cs.LG`. */
  'arxivClass',
  'pmid',
  'pmcid',
  'isbn',
  'issn',
  'url',
] as const;

export type TextField = (typeof textFields)[number];

/** What is known of the fields of text. */
export type TextFields = Partial<Record<TextField, string>>;

/** What a work is, as a record tells it or as all its records together do. An absent field is not there, never empty. */
export interface Description extends Readonly<TextFields> {
  /** Plain text, without markup; the empty string where a record has none. */
  readonly title: string;
  /** Plain text; the empty string where a record has none. */
  readonly abstract: string;
  readonly author: readonly Name[];
  readonly editor?: readonly Name[];
  readonly translator?: readonly Name[];
  readonly year: number | null;
  /** Of `year`; from 1. */
  readonly month?: number;
  /** Of `month`; from 1. */
  readonly day?: number;
  readonly keyword?: readonly string[];
  /** Paths or URLs of the work's own text, as the source writes them. */
  readonly file?: readonly string[];
}

/**
 * A work's whole title: where it is one volume of several, theirs and its own, "The Art of Computer Programming. Sorting and
 * Searching". It names the work: works with the same `title` may be different volumes.
 */
export function fullTitle(work: Pick<Description, 'title' | 'volumeTitle' | 'containerTitle'>): string {
  return work.containerTitle === undefined ? withPart(work.title, work.volumeTitle) : work.title;
}

/** The whole title of what holds a work: where that is one volume of several, theirs and its own. */
export function fullContainerTitle(work: Pick<Description, 'volumeTitle' | 'containerTitle'>): string | undefined {
  return work.containerTitle === undefined ? undefined : withPart(work.containerTitle, work.volumeTitle);
}

/** A title with that of a part behind it, after a mark unless one stands there already; either may be empty. */
export function withPart(title: string, part = '', mark: '.' | ':' = '.'): string {
  if (title === '' || part === '') return title + part;
  return '!?.,:;'.includes(title.at(-1)!) ? `${title} ${part}` : `${title}${mark} ${part}`;
}

/** A paper as one source tells it. */
export interface PaperRecord extends Description {
  /** The key that the source gives; not empty, without white space. */
  readonly citekey?: string;
  /** Other keys that the source gives (BibLaTeX's `ids`). */
  readonly aliases?: readonly string[];
  readonly source: Source;
}

/** One work, as all its sources together tell it. */
export interface Paper extends Description {
  /** The work's identity in this library: stable however its key changes, and its sources but for their identifiers. */
  readonly id: string;
  /** The key that a note cites it by: unique in the library, without regard to case but among keys that sources give. */
  readonly citekey: string;
  /** Other keys that name this paper, and no other. */
  readonly aliases: readonly string[];
  /** Where else it can be read: its DOI, its page on arXiv, its URL, then the URLs in the abstract; each once. */
  readonly links: readonly string[];
  /** Sorted by file, then by line; at least one. */
  readonly sources: readonly Source[];
}

/** Something in a file that could not be read as it should: what is wrong, where, what was done and what to do. */
export interface Problem extends Source {
  readonly message: string;
}
