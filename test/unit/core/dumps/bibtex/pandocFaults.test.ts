import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { bibtex } from '../../../../../src/core/dumps/bibtex';
import { problemsOf, readAll, recordsOf } from '../reading';
import { aspects, cslAspects, pandocItems, type Aspects } from './pandoc';

const text = fs.readFileSync(path.resolve('test/fixtures/bibliographies/pandocFaults.bib'), 'utf8');

/** By key, in what Pandoc is wrong, and what is right. */
const right: Readonly<Record<string, Partial<Aspects>>> = {
  'particle-letter': { author: 'vaswani|ashish||||; shazeer|noam||||; kaiser|łukasz||||; polosukhin|illia||||' },
  'particle-accent': {
    author: 'tolkien|j. r. r.||||; durkheim|émile||||; borel|é.||||; viala|françois étienne||||',
  },
  'particle-family': { author: 'čech smith|eva||||' },
  'particle-script': { author: '小明|王||||' },
  'letter-eth': { author: 'nguyễn|đình văn||||' },
  'letter-dyet': { author: 'šimić|đorđe||||' },
  'letter-thorn': { author: 'þorsson|jón||||' },
  'letter-title': { title: 'the đerdap gorge and þingvellir' },
  'sign-dagger': { title: 'old signs: † and ‡' },
  'sign-registered': { title: 'trade in ® and ™' },
  'sign-degree': { title: 'water at 4°c' },
  'sign-dash': { title: 'words — numbers 1–9' },
  'sign-guillemets': { title: 'the «new» wave' },
  'sign-box': { title: 'the t-rex book' },
  'mark-question': { title: '¿qué es?' },
  'mark-exclamation': { title: '¡oiga!' },
  'mark-apostrophe': { title: "what we don't know" },
  'year-circa': { year: '1515' },
  'year-range': { year: '1998' },
  'year-open': { year: '1988' },
  'year-end': { year: '1997' },
  'year-decade': { year: '1950' },
  'year-century': { year: '1800' },
  // 1 BC
  'year-zero': { year: '-1' },
  'doi-escaped': { doi: '10.1007/978-3-540-74958-5_7' },
  'doi-braced': { doi: '10.1000/xyz' },
  'doi-prefixed': { doi: '10.1000/182' },
  'doi-inherited': { doi: '' },
  'container-suppbook': { container: "gödel's proof" },
  'container-conference': { container: 'interspeech' },
  'volume-issue': { volume: 'special issue on cats' },
  'title-issue': { title: 'whiskers' },
  'title-main': { title: 'all parts. the third part', volume: '' },
};
/** There only to be inherited from. */
const parents = new Set(['doi-proceedings']);

suite('BibTeX that Pandoc reads otherwise than it is meant', () => {
  const readings = readAll(bibtex, text);
  const records = recordsOf(readings).filter(({ citekey }) => !parents.has(citekey!));
  const theirs = new Map(pandocItems(text).map((item) => [item.id, cslAspects(item)]));

  test('is read as it is meant', () => {
    assert.deepEqual(problemsOf(readings), []);
    const expected = records.map(({ citekey }) => [citekey, { ...theirs.get(citekey!), ...right[citekey!] }]);
    assert.deepEqual(
      records.map((record) => [record.citekey, aspects(record)]),
      expected,
    );
    assert.deepEqual(records.map(({ citekey }) => citekey).sort(), Object.keys(right).sort());
  });

  // what Pandoc has mended belongs to what is read alike
  for (const [key, meant] of Object.entries(right)) {
    test(`${key} is still read otherwise by Pandoc`, () => {
      for (const [name, value] of Object.entries(meant))
        assert.notEqual(theirs.get(key)?.[name as keyof Aspects], value);
    });
  }

  test('in parentheses is read, of which Pandoc reads no file', () => {
    const shape = '@string(ap = "Annals")\n@article(key, title = {In {Paren}theses (so)}, journal = ap, year = 2001)';
    const [record] = recordsOf(readAll(bibtex, shape));
    assert.deepEqual([record?.title, record?.containerTitle], ['In Parentheses (so)', 'Annals']);
    assert.throws(() => pandocItems(shape));
  });
});
