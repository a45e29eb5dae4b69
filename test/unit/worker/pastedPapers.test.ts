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
  return (await papers.of(text)).map((one) => (one.kind === 'known' ? one.paper.citekey : `+${one.citekey}`));
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
    const [one] = await papers.of(text);
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
        assert.ok(Array.isArray(await papers.of(parts.join(''))));
      }),
      { numRuns: 200 },
    );
  });
});
