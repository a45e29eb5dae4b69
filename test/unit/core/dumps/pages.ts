import * as fc from 'fast-check';

/** A paper as a page shows it: the abstract in paragraphs. */
export interface Printed {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Real papers in other words. */
export const realPapers: readonly Printed[] = [
  {
    title: 'Attention Is All You Need',
    paragraphs: [
      'Translation models used to read a sentence step by step. We show that attention alone is enough: our network has no recurrence and no convolution, trains in a fraction of the time, and translates better than all models before it.',
    ],
  },
  {
    title: 'Adam: A Method for Stochastic Optimization',
    paragraphs: [
      'We describe an optimizer for noisy objectives that keeps running estimates of the first two moments of each gradient. It needs little memory and little tuning, and its regret is bounded under the usual assumptions.',
    ],
  },
  {
    title: 'Deep Residual Learning for Image Recognition',
    paragraphs: [
      'Very deep networks are hard to train. We let layers learn what to add to their input instead of the whole mapping. Networks of 152 layers become easy to optimize and win on ImageNet with an error of 3.57%.',
    ],
  },
  {
    title: 'Scaling Laws for Neural Language Models',
    paragraphs: [
      'How good can a language model get? The loss falls as a power of parameters, data and compute, over seven orders of magnitude. Width and depth hardly matter. From these laws we derive how to spend a given budget.',
    ],
  },
  {
    title: 'Is BERT Really Robust? A Strong Baseline for Natural Language Attack on Text Classification and Entailment',
    paragraphs: [
      'We replace important words by their synonyms until a classifier errs. The texts still read well to people, e.g. in our survey, and yet accuracy drops below 20%. Our code: https://github.com/jind11/TextFooler',
    ],
  },
  {
    title: 'The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks',
    paragraphs: [
      'Pruned networks are usually hard to train from scratch. We find that dense networks hold small ones which, started from the same weights, train as well alone. They have less than a tenth of the parameters.',
    ],
  },
];

const syllables = 'ba ce di fo gu ka le mi no pu ra se ti vo zu lan mer tor vis qual'.split(' ');
const word = fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const sentence = fc
  .tuple(
    fc.constantFrom('We study', 'Our method is', 'The results show'),
    fc.array(word, { minLength: 5, maxLength: 20 }),
  )
  .map(([start, words]) => `${start} ${words.join(' ')}.`);
const title = fc
  .tuple(fc.array(word, { minLength: 4, maxLength: 9 }), fc.constantFrom('', '?', '!'), fc.boolean())
  .map(([words, end, colon]) => words.map((one, i) => capital(one) + (colon && i === 0 ? ':' : '')).join(' ') + end);

/** Papers in words that nobody uses, and real ones among them; no title twice. */
export const papers: fc.Arbitrary<readonly Printed[]> = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom(...realPapers),
    fc.record({
      title,
      paragraphs: fc.array(sentence, { minLength: 2, maxLength: 8 }).map((sentences) => [sentences.join(' ')]),
    }),
  ),
  { minLength: 1, maxLength: 12, selector: (paper) => paper.title },
);

/**
 * Where the lines of an abstract break: at a width, after so many words (by turns, when they are several numbers), or so
 * that so many lines come out.
 */
export type Breaks =
  'none' | 'sentences' | number | { readonly words: number | readonly number[] } | { readonly pieces: number };

/** How a page was saved. */
export interface Saving {
  readonly layout: 'spaced' | 'packed' | 'parted';
  readonly header: readonly string[];
  /** Whether the button's word stands directly before the first title. */
  readonly glued: boolean;
  readonly breaks: Breaks;
  /** Only every so manieth abstract is broken. */
  readonly brokenEvery: number;
  readonly votes: boolean;
  readonly lineEnd: string;
  readonly mark: boolean;
  readonly trailing: string;
  readonly around: number;
  readonly finalLineEnd: boolean;
}

export const savings: fc.Arbitrary<Saving> = fc.record({
  layout: fc.constantFrom('spaced', 'packed', 'parted'),
  header: fc.constantFrom(
    [],
    ['new', 'Get trending papers in your email inbox!', 'Subscribe', 'byAK and the research community', 'Mar 14'],
    ['The hottest papers, in your mailbox', 'Sign up', 'Log in', 'Trending Papers', 'Today'],
    ['Daily Papers', '2025-03-03'],
  ),
  glued: fc.boolean(),
  breaks: fc.oneof(
    fc.constantFrom('none' as const, 'sentences' as const),
    fc.integer({ min: 60, max: 110 }),
    fc.record({ words: fc.integer({ min: 8, max: 40 }) }),
    fc.record({ pieces: fc.integer({ min: 2, max: 6 }) }),
  ),
  brokenEvery: fc.constantFrom(1, 1, 2, 5),
  votes: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.boolean(),
  trailing: fc.constantFrom('', ' ', '\t '),
  around: fc.nat({ max: 3 }),
  finalLineEnd: fc.boolean(),
});

/** A page as text. */
export function page(papers: readonly Printed[], saving: Partial<Saving> = {}): string {
  const { layout = 'spaced', header = [], breaks = 'none', lineEnd = '\n', trailing = '', around = 0 } = saving;
  const blocks: { readonly lines: readonly string[]; readonly parted?: boolean }[] = header.map((line) => ({
    lines: [line],
  }));
  for (const [i, paper] of papers.entries()) {
    blocks.push({ lines: [(i === 0 && saving.glued ? 'Subscribe' : '') + paper.title], parted: true });
    const here = i % (saving.brokenEvery ?? 1) === 0 ? breaks : 'none';
    for (const paragraph of paper.paragraphs) blocks.push({ lines: broken(paragraph, here) });
    if (saving.votes) blocks.push({ lines: [String(i * 7)] });
  }
  const apart = (parted = false) => layout === 'spaced' || (layout === 'parted' && parted);
  const margin = Array.from({ length: around }, () => '');
  const body = blocks.flatMap(({ lines, parted }, i) => (i > 0 && apart(parted) ? ['', ...lines] : lines));
  const lines = [...margin, ...body, ...margin];
  const text = lines.map((line) => line + trailing).join(lineEnd);
  return (saving.mark ? '\ufeff' : '') + text + (saving.finalLineEnd ? lineEnd : '');
}

function broken(text: string, breaks: Breaks): readonly string[] {
  if (breaks === 'none') return [text];
  if (breaks === 'sentences') return text.split(/(?<=\.) (?=[A-Z])/);
  const words = text.split(' ');
  if (typeof breaks === 'number') return wrapped(words, breaks);
  const each = 'words' in breaks ? [breaks.words].flat() : [Math.ceil(words.length / breaks.pieces)];
  const lines: string[] = [];
  for (let at = 0; at < words.length;) {
    const count = each[lines.length % each.length]!;
    lines.push(words.slice(at, at + count).join(' '));
    at += count;
  }
  return lines;
}

function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const one of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + one.length <= width) lines[lines.length - 1] = `${last} ${one}`;
    else lines.push(one);
  }
  return lines;
}
