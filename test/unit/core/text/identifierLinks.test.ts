import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identifierLinks } from '../../../../src/core/text/identifierLinks';

const links = (text: string) =>
  identifierLinks(text, 100).map(({ start, end, url }) => `${text.slice(start, end)} ${url}`);

suite('Identifiers as links', () => {
  test('lead to the work, in every format', () => {
    assert.deepEqual(links('  doi = {10.1000/XYZ.12},\n  eprint = {2010.01412v2},'), [
      '10.1000/XYZ.12 https://doi.org/10.1000/xyz.12',
      '2010.01412v2 https://arxiv.org/abs/2010.01412v2',
    ]);
    assert.deepEqual(links('DO  - 10.1016/S0140-6736(05)61020-1'), [
      '10.1016/S0140-6736(05)61020-1 https://doi.org/10.1016/s0140-6736(05)61020-1',
    ]);
    assert.deepEqual(links('{"id": "math/0309136", "doi": "10.1000/a<b"}'), [
      'math/0309136 https://arxiv.org/abs/math/0309136',
      '10.1000/a https://doi.org/10.1000/a',
    ]);
    assert.deepEqual(links('See (doi:10.1000/a) and arXiv:2010.01412.'), [
      '10.1000/a https://doi.org/10.1000/a',
      '2010.01412 https://arxiv.org/abs/2010.01412',
    ]);
  });

  test('are none in addresses, which are links already, nor in other numbers', () => {
    for (const text of [
      'https://doi.org/10.1000/a',
      'https://arxiv.org/abs/2010.01412',
      'version 10.1000',
      'pages = {2010.01412}',
      '110.1000/a',
      'eprint = {2010.014}',
    ]) {
      assert.deepEqual(links(text), [], text);
    }
  });

  test('are in order, do not overlap, and are not more than asked for', () => {
    const piece = fc.constantFrom(
      '10.1000/',
      'a',
      '(',
      ')',
      '.',
      ' ',
      'arXiv:',
      '2010.01412',
      'eprint = {',
      '}',
      '#',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        let last = 0;
        for (const { start, end, url } of identifierLinks(pieces.join(''), 3)) {
          assert.ok(start >= last && end > start);
          assert.match(url, /^https:\/\/(?:doi\.org|arxiv\.org\/abs)\/[^\s#]+$/);
          last = end;
        }
      }),
    );
    assert.equal(identifierLinks('10.1000/a '.repeat(10), 4).length, 4);
  });
});
