import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../src/core/library/library';
import type { PaperRecord } from '../../../src/core/paper';
import { PastedPapers } from '../../../src/worker/pastedPapers';

const breathe = () => Promise.resolve();

function record(citekey: string, title: string, more: Partial<PaperRecord> = {}): PaperRecord {
  return { citekey, title, abstract: '', author: [], year: null, source: { file: 'papers.bib', line: 1 }, ...more };
}

async function libraryOf(...records: readonly PaperRecord[]): Promise<PastedPapers> {
  const library = new Library();
  library.replace('papers.bib', records);
  await library.settle(breathe);
  return new PastedPapers(() => library);
}

/** The keys that would be cited, with a plus where an entry would be added. */
async function keys(papers: PastedPapers, text: string): Promise<string[]> {
  return (await papers.of(text)).papers.map((one) => (one.kind === 'known' ? one.paper.citekey : `+${one.citekey}`));
}

suite('Papers that are pasted', () => {
  const sam = record('foret2021', 'Sharpness-Aware Minimization for Efficiently Improving Generalization', {
    arxiv: '2010.01412',
    doi: '10.1000/sam',
    year: 2021,
    author: [{ family: 'Foret', given: 'Pierre' }],
  });

  test('are known by each of their identifiers', async () => {
    const papers = await libraryOf(sam, record('other', 'Another Paper', { doi: '10.1000/other' }));
    for (const text of ['https://arxiv.org/pdf/2010.01412v3', 'doi:10.1000/SAM', '10.48550/arXiv.2010.01412']) {
      assert.deepEqual(await keys(papers, text), ['foret2021'], text);
    }
    assert.deepEqual(await keys(papers, '10.1000/unknown'), []);
  });

  test('are several where each line identifies one, if all are known', async () => {
    const papers = await libraryOf(sam, record('other', 'Another Paper', { doi: '10.1000/other' }));
    assert.deepEqual(await keys(papers, '10.1000/other\n2010.01412\n10.1000/sam'), ['other', 'foret2021']);
    assert.deepEqual(await keys(papers, '10.1000/other\n10.1000/unknown'), []);
    assert.equal((await papers.of('[SAM](https://doi.org/10.1000/sam)')).isAll, false);
  });

  test('are entries in a fence as well', async () => {
    const { papers, isAll } = await (await libraryOf(sam)).of('~~~ bib\n@misc{x, title={New Things}}\n~~~');
    assert.deepEqual([papers.map(({ kind }) => kind), isAll], [['new'], true]);
  });

  test('are known by their titles, unless something speaks against it', async () => {
    const papers = await libraryOf(sam);
    const entry = (year: number, author: string) =>
      `@inproceedings{x, title={{Sharpness-aware} minimization for efficiently improving generalization}, year=${year}, author={${author}}}`;
    assert.deepEqual(await keys(papers, entry(2021, 'Foret, P.')), ['foret2021']);
    assert.deepEqual(await keys(papers, entry(2021, 'Somebody Else')), ['+x']);
  });

  test('that are new come as they are written, under a key that is free', async () => {
    const papers = await libraryOf(sam, record('new', 'A Taken Key'));
    const text = '@String{j = "J"}\r\n@Article{new,\r\n  Title =  {A {New} One},\r\n\tjournal = j , year=2020 }\r\n';
    const {
      papers: [one],
    } = await papers.of(text);
    assert.ok(one?.kind === 'new');
    assert.equal(one.citekey, 'newa');
    assert.equal(one.given, 'new');
    assert.equal(one.entry, '@Article{newa,\n  Title =  {A {New} One},\n\tjournal = {J} , year=2020 }');
    assert.equal(one.record.title, 'A New One');
  });

  test('come in the order of the text, each once', async () => {
    const papers = await libraryOf(sam);
    const again =
      '@misc{a, title={One}} @misc{b, eprint={2010.01412}, archiveprefix={arXiv}, title={SAM}} @misc{c, title={Two}}';
    assert.deepEqual(await keys(papers, `${again}\n@misc{d, doi={10.1000/sam}, title={SAM}}`), [
      '+a',
      'foret2021',
      '+c',
    ]);
  });

  test('are cited once, however often the text has them', async () => {
    const papers = await libraryOf(sam);
    const one = '@misc{a, title={Counting Walruses}, doi={10.1000/w}}';
    assert.deepEqual(await keys(papers, `${one}\n${one}`), ['+a']);
    assert.deepEqual(await keys(papers, `${one} @misc{b, title={Walruses, Counted}, doi={10.1000/W}}`), ['+a']);
    assert.deepEqual(await keys(papers, `${one} @misc{b, title={Counting {Walruses}}}`), ['+a']);
  });

  test('that are others under the same key get another one', async () => {
    const papers = await libraryOf(sam);
    const { papers: found } = await papers.of('@misc{a, title={Counting Walruses}} @misc{a, title={Singing Belugas}}');
    assert.deepEqual(
      found.map((one) => one.kind === 'new' && one.entry),
      ['@misc{a, title={Counting Walruses}}', '@misc{aa, title={Singing Belugas}}'],
    );
  });

  test('bring what they take fields from, which is not cited, unless it comes alone', async () => {
    const papers = await libraryOf(sam);
    const paper = '@inproceedings{w, crossref={ice}, title={Counting Walruses}}';
    const proceedings = '@proceedings{ice, title={Proceedings on Ice}, booktitle={Proceedings on Ice}, year={2020}}';
    for (const text of [`${paper}\n\n${proceedings}`, `${proceedings}${paper}`]) {
      const { papers: found } = await papers.of(text);
      const [one, ...others] = found;
      assert.ok(one?.kind === 'new' && others.length === 0);
      assert.equal(one.citekey, 'w');
      assert.match(one.entry, /^@inproceedings\{w,[^]*booktitle = \{Proceedings on Ice}[^]*\n\n@proceedings\{ice, /);
    }
    assert.deepEqual(await keys(papers, proceedings), ['+ice']);
    const two = `${paper} ${paper.replaceAll('w,', 'b,').replace('Walruses', 'Belugas')} ${proceedings}`;
    const { papers: both } = await papers.of(two);
    const entries = both.map((one) => (one.kind === 'new' ? one.entry : ''));
    assert.equal(entries.join('').split('@proceedings').length, 2);
  });

  test('are all there is in the text, or not', async () => {
    const papers = await libraryOf(sam);
    const entry = '@misc{a, title={Three}}';
    for (const text of ['10.1000/sam', ` ${entry}\n`, `@string{t = {One}}\n${entry}\n@misc{b, title=t}`]) {
      assert.equal((await papers.of(text)).isAll, true, text);
    }
    for (const text of [
      `${entry} see p. 3`,
      `% mine\n${entry}`,
      `${entry}, @misc{b, title={Two}}`,
      `${entry} @comment{x}`,
    ]) {
      const { papers: found, isAll } = await papers.of(text);
      assert.ok(found.length > 0, text);
      assert.equal(isAll, false, text);
    }
  });

  test('are not offered where a part of the text could not be used', async () => {
    const papers = await libraryOf(sam);
    for (const text of ['@misc{a, title={One}', '@misc{, title={One}}', '@misc{a, title={One}} @misc{b}', '@misc{a}']) {
      assert.deepEqual(await keys(papers, text), [], text);
    }
  });

  test('that share an identifier with another are not told apart by it', async () => {
    const papers = await libraryOf(
      record('a', 'Counting Walruses on Ice', { doi: '10.1000/x', author: [{ family: 'Aa' }] }),
      record('b', 'Quantum Gravity Without Tears', { doi: '10.1000/x', author: [{ family: 'Bb' }] }),
    );
    assert.deepEqual(await keys(papers, '10.1000/x'), []);
  });

  test('any text is looked at without a fault', async () => {
    const papers = await libraryOf(sam);
    const texts = fc.array(
      fc.constantFrom('@misc{', 'a', ',', 'title', '=', '{', '}', '"', '\n', '%', '@string{', '#', '2020'),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (parts) => {
        assert.ok(Array.isArray((await papers.of(parts.join(''))).papers));
      }),
      { numRuns: 200 },
    );
  });
});
