import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  completionEntry,
  splitKey,
  type CompletionEntry,
} from '../../../../../src/core/search/completion/completionEntry';
import { mergeSegments } from '../../../../../src/core/search/completion/mergeSegments';
import { mergeSorted } from '../../../../../src/core/search/arrays/mergeSorted';
import { FIRST_AUTHOR, LATE, OUTSIDE } from '../../../../../src/core/search/completion/occurrences';
import { openSegment, packSegment } from '../../../../../src/core/search/completion/packedCompletion';
import { segmentOf } from '../../../../../src/core/search/completion/segmentOf';
import type { CompletionSegment } from '../../../../../src/core/search/completion/completionSegment';
import { stringTable } from '../../../../../src/core/search/arrays/stringTableBuilder';
import { foldedWords, foldTitle } from '../../../../../src/core/search/words/words';
import { author, paper } from '../papers';

const atOnce = (): Promise<void> => Promise.resolve();

const word = fc.constantFrom(
  'graph',
  'Graphs',
  'net',
  'meta-learning',
  "don't",
  'Zürich',
  '深度学习',
  'C++',
  'λ',
  '𝔊rün',
  ':',
);
const title = fc.oneof(
  fc.array(word, { maxLength: 20 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const key = fc.oneof(fc.constantFrom('graph2020', 'adaGraph', 'ada:graph', 'DBLP:conf/nips/X17', '𝔊rün'), fc.string());
const entry = fc.record({ title, citekey: key, aliases: fc.array(key, { maxLength: 3 }), byTitle: fc.boolean() });
const entries = fc
  .tuple(fc.array(entry, { maxLength: 12 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }))
  .map(([all, ...cuts]) => {
    const made = all.map(({ title: text, byTitle, ...more }, i) =>
      completionEntry(
        paper(byTitle ? `${i}:${foldTitle(text)}` : `${i}`, text, '', { ...more, author: [author('Ada', 'Lenz')] }),
      ),
    );
    return { made, cuts: cuts.sort((a, b) => a - b) };
  });

/** What a segment holds, decoded. */
function contents({ data, size }: CompletionSegment): unknown {
  const { ids, words, listed, forms, titles, keys } = data;
  const papers = Array.from({ length: size }, (_, p) => {
    const held: string[] = [];
    for (let at = forms.titleOf(p); at < forms.endOf(p); at = forms.after(at)) held.push(forms.text(p, at));
    return {
      id: ids.at(p),
      words: Array.from({ length: listed.count(p) }, (_each, n) => words.at(listed.at(p, n))),
      titleWords: listed.titleWords[p],
      authorWords: listed.authorWords[p],
      forms: held,
      nameLength: data.nameLengths[p],
      checksum: data.checksums[p],
    };
  });
  const textsOf = ({ length, at }: { length: number; at: (place: number) => string }, self: unknown): string[] =>
    Array.from({ length }, (_, place) => at.call(self, place));
  return { papers, titles: textsOf(titles, titles), keys: textsOf(keys, keys) };
}

/** The same of what it was made of. */
function expected(all: readonly CompletionEntry[]): unknown {
  const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    papers: sorted.map(({ title: { text }, keys, ...rest }) => ({
      id: rest.id,
      words: rest.words,
      titleWords: rest.titleWords,
      authorWords: rest.authorWords,
      forms: [text, ...keys.map((each) => each.text)],
      nameLength: rest.nameLength,
      checksum: rest.checksum,
    })),
    titles: sorted.flatMap(({ title: { text } }) => text || []).sort(),
    keys: sorted.flatMap(({ keys }) => keys.map(({ text }) => text)).sort(),
  };
}

suite('a segment of completion', () => {
  test('holds what its papers are, also when it is merged of others, kept and opened', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async ({ made, cuts: [first, second] }) => {
        assert.deepEqual(contents(segmentOf(made)), expected(made));
        const parts = [made.slice(0, first), made.slice(first, second), made.slice(second)].map(segmentOf);
        const merged = await mergeSegments(parts, atOnce);
        assert.deepEqual(contents(merged), expected(made));
        const opened = openSegment(await packSegment(merged.data, atOnce));
        assert.deepEqual(opened && contents(opened), expected(made));
      }),
    );
  });

  test('leaves out what is gone when it is merged', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.infiniteStream(fc.boolean()), async ({ made, cuts: [cut] }, stays) => {
        const left = made.filter(() => stays.next().value);
        const parts = [made.slice(0, cut), made.slice(cut)].map(segmentOf);
        for (const { id } of made.filter((each) => !left.includes(each))) {
          for (const part of parts) if (part.paperOf(id) >= 0) part.remove(part.paperOf(id));
        }
        const merged = await mergeSegments(parts, atOnce);
        assert.deepEqual(contents(merged), expected(left));
        const held = new Set(left.flatMap(({ words }) => words));
        assert.equal(merged.data.words.length, held.size);
      }),
    );
  });

  test('finds ids, titles and keys, and who has a word', () => {
    fc.assert(
      fc.property(entries, fc.oneof(title, key), ({ made }, sought) => {
        const segment = segmentOf(made);
        const { data } = segment;
        const sorted = made.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        for (const [place, { id }] of sorted.entries()) assert.equal(segment.paperOf(id), place);
        assert.equal(segment.paperOf(`${sought}?`), -1);
        for (const text of [foldTitle(sought), foldTitle(sought).slice(0, 2), ...made.map((each) => each.title.text)]) {
          const inTitles = sorted.map((each) => each.title.text).filter((each) => each !== '' && each.startsWith(text));
          const inKeys = sorted
            .flatMap(({ keys }) => keys.map((each) => each.text))
            .filter((each) => each.startsWith(text));
          const count = ([from, to]: readonly [number, number]): number => to - from;
          assert.equal(count(data.titles.range(text, false)), inTitles.length);
          assert.equal(count(data.keys.range(text, false)), inKeys.length);
          assert.equal(count(data.titles.range(text, true)), inTitles.filter((each) => each === text).length);
          assert.equal(count(data.keys.range(text, true)), inKeys.filter((each) => each === text).length);
        }
        for (let w = 0; w < data.words.length; w++) {
          const having = sorted.flatMap(({ words, titleWords }, number) => {
            const n = words.indexOf(data.words.at(w));
            if (n < 0) return [];
            return [[number, n < titleWords ? Math.min(n, LATE) : n === titleWords ? FIRST_AUTHOR : OUTSIDE]];
          });
          const read: number[][] = [];
          for (const reader = data.occurrences.reader(w); reader.next();) read.push([reader.paper, reader.place]);
          assert.deepEqual(read, having);
          assert.equal(segment.frequencies[w], having.length);
        }
      }),
    );
  });
});

suite('texts of several lists', () => {
  test('come in the order of all of them', async () => {
    const list = fc.array(fc.string({ maxLength: 2 })).map((texts) => texts.sort());
    await fc.assert(
      fc.asyncProperty(fc.array(list, { maxLength: 5 }), async (lists) => {
        const taken: { text: string; which: number; isSame: boolean }[] = [];
        await mergeSorted(lists.map(stringTable), atOnce, (which, place, isSame) => {
          taken.push({ text: lists[which]![place]!, which, isSame });
        });
        const all = lists.flatMap((texts, which) => texts.map((text) => ({ text, which })));
        const inOrder = all.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.which - b.which));
        assert.deepEqual(
          taken,
          inOrder.map((each, i) => ({ ...each, isSame: inOrder[i - 1]?.text === each.text })),
        );
      }),
    );
  });
});

suite('an entry of completion', () => {
  test('leaves out what no paper has so much of, but neither its whole title nor its key', () => {
    const many = Array.from({ length: 30_000 }, (_, n) => `w${n}x`);
    const made = completionEntry(
      paper('p', many.join(' '), '', { citekey: 'key', aliases: many, author: many.map((each) => author(each, '')) }),
    );
    assert.ok(made.words.length < 20_000);
    assert.ok(made.keys.length < 2000);
    const { data } = segmentOf([made]);
    assert.deepEqual(data.titles.range(foldTitle(many.join(' ')), true), [0, 1]);
    assert.deepEqual(data.keys.range('key', true), [0, 1]);
    assert.ok(data.words.indexOf('key') >= 0);
  });
  test('has keys as they fold, of the words that they are split into', () => {
    fc.assert(
      fc.property(fc.oneof(key, fc.stringMatching(/^[A-Za-z0-9]{0,12}$/)), (citekey) => {
        const { keys, words } = completionEntry(paper('p', '', '', { citekey, aliases: [], year: null, author: [] }));
        assert.deepEqual(
          keys.map(({ text }) => text),
          foldTitle(citekey) === '' ? [] : [foldTitle(citekey)],
        );
        assert.deepEqual(words, [...new Set(foldedWords(splitKey(citekey)))]);
      }),
    );
  });
});
