// Synthetic libraries: deterministic, of any size, with the shape of real ones (title 75, abstract about 1,400 characters).

/** A pseudo-random generator (mulberry32): numbers from 0 to below 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface SyntheticPaper {
  readonly title: string;
  readonly abstract: string;
}

const glue = 'the of a and in to for with on we is by that from are which this as an be can our'.split(' ');
const syllables =
  'ba be ber bo ca cal co con da de di dy e el en er fa fi ga gen gra ha he hy in ing ion ity ka ker la le li lin lo ma me met mi mo na ne nor o op or pa per ple pro qua ra re ri ro sa se si so spa sta sti ta te ter ti tion to tra tri u ul va ve vi za'.split(
    ' ',
  );

/**
 * Papers whose words follow Zipf's law, about topics of their own, and whose vocabulary grows with their number as
 * Heaps' law has it.
 */
export function syntheticPapers(count: number, seed = 1): SyntheticPaper[] {
  const next = random(seed);
  const vocabulary = Array.from({ length: Math.round(4000 + 30 * Math.sqrt(count) * 8) }, () =>
    Array.from({ length: 2 + Math.floor(next() * 3) }, () => syllables[Math.floor(next() * syllables.length)]).join(''),
  );
  const topics = Array.from({ length: Math.max(4, Math.round(Math.sqrt(count))) }, () =>
    Array.from({ length: 60 }, () => vocabulary[Math.floor(next() * vocabulary.length)]!),
  );
  const zipf = () => vocabulary[Math.floor(vocabulary.length ** next()) - 1] ?? vocabulary[0]!;
  return Array.from({ length: count }, () => {
    const topic = topics[Math.floor(next() * topics.length)]!;
    const word = () => {
      const kind = next();
      if (kind < 0.4) return glue[Math.floor(next() * glue.length)]!;
      return kind < 0.6 ? topic[Math.floor(next() ** 2 * topic.length)]! : zipf();
    };
    const content = () => (next() < 0.5 ? topic[Math.floor(next() * topic.length)]! : zipf());
    const title = Array.from({ length: 6 + Math.floor(next() * 5) }, content)
      .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
      .join(' ');
    const sentences = Array.from({ length: 7 + Math.floor(next() * 3) }, () => {
      const text = Array.from({ length: 18 + Math.floor(next() * 14) }, word).join(' ');
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    });
    return { title, abstract: sentences.join(' ') };
  });
}

/** The papers as a saved page of the feed, in the packed layout. */
export function packedPage(papers: readonly SyntheticPaper[]): string {
  const header =
    'Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\nSubscribe';
  return header + papers.map(({ title, abstract }) => `${title}\n${abstract}\n`).join('');
}

const families =
  'Adler Brandt Chen Duval Eriksen Fischer García Haddad Ivanov Jensen Kovács Lindqvist Moreau Novák'.split(' ');
const givens = 'Ana Bruno Carla Dmitri Élise Farid Grace Hugo Ines Jonas'.split(' ');

/** The papers as lines of arXiv's metadata, as its public snapshot has them; about 1,700 characters each. */
export function* arxivLines(papers: readonly SyntheticPaper[], seed = 3): Generator<string> {
  const next = random(seed);
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)]!;
  for (const [i, { title, abstract }] of papers.entries()) {
    const year = 2008 + (i % 17);
    const authors = Array.from({ length: 1 + Math.floor(next() * 5) }, () => [
      pick(families) + pick(syllables),
      pick(givens),
      '',
    ]);
    const fields = {
      id: `${String(year).slice(2)}${String(1 + (i % 12)).padStart(2, '0')}.${String(i % 100_000).padStart(5, '0')}`,
      submitter: `${authors[0]![1]!} ${authors[0]![0]!}`,
      authors: authors.map(([family, given]) => `${given!} ${family!}`).join(', '),
      title: title.replace(/^(.{50}\S*) /, '$1\n  '),
      comments: `${4 + (i % 40)} pages`,
      'journal-ref': null,
      doi: i % 4 === 0 ? `10.${1000 + (i % 9000)}/s${i}` : null,
      'report-no': null,
      categories: 'cs.LG stat.ML',
      license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
      abstract: `  ${abstract.replace(/(.{70}\S*) /g, '$1\n')}\n`,
      versions: [{ version: 'v1', created: `Mon, 2 Apr ${year} 19:18:42 GMT` }],
      update_date: `${year}-11-26`,
      authors_parsed: authors,
    };
    yield `${JSON.stringify(fields)}\n`;
  }
}

/** Queries with the paper that they are about. */
export interface KnownItem {
  readonly query: string;
  readonly title: string;
}

export type QueryKind = 'title' | 'three words' | 'three words, a typo' | 'sentence';

/** Known-item queries of each kind, made from papers. */
export function knownItems(papers: readonly SyntheticPaper[], count: number, seed = 2): Record<QueryKind, KnownItem[]> {
  const next = random(seed);
  const items: Record<QueryKind, KnownItem[]> = {
    title: [],
    'three words': [],
    'three words, a typo': [],
    sentence: [],
  };
  for (let i = 0; i < count; i++) {
    const { title, abstract } = papers[Math.floor(next() * papers.length)]!;
    const words = title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 4)
      .sort(() => next() - 0.5)
      .slice(0, 3);
    const sentences = abstract.split(/(?<=\.)\s+/).filter((sentence) => sentence.split(' ').length > 5);
    items.title.push({ title, query: title });
    if (sentences.length > 0) items.sentence.push({ title, query: sentences[Math.floor(next() * sentences.length)]! });
    if (words.length < 3) continue;
    items['three words'].push({ title, query: words.join(' ') });
    const wrong = words.map((word, j) => (j === 1 ? misspelled(word, next) : word));
    items['three words, a typo'].push({ title, query: wrong.join(' ') });
  }
  return items;
}

/** One letter dropped, doubled, changed, or two swapped. */
function misspelled(word: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (word.length - 2));
  const kind = Math.floor(next() * 4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word[at]! + word.slice(at);
  if (kind === 2) return `${word.slice(0, at)}x${word.slice(at + 1)}`;
  return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
}
