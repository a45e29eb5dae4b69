import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { copiedEntry } from '../../../../src/core/bibliography/copiedEntry';

const file = `% made by hand
@string{icml = "Proceedings of " # {ICML}}
@string{twice = icml # " and again"}

@Article{cats,
  Title   = {Cats {AT} Work},
  journal = twice # {, 2020},
  month = mar,
  x-rating = "kept, too" % why not
}
@inproceedings(dogs, title = {Dogs}, crossref = {proc}, xdata = {place}, pages = {1--2})
@proceedings{proc, title = {All of Dogs}, editor = {Katz, Kim}, publisher = icml, keywords = {not mine}}
@xdata{place, address = {Ulm}}
@article{broken, title = {Never closed
@book{after, title = "Quotes"}
`;

suite('Copying an entry', () => {
  test('fields that Lectern does not know, comments, layout and months stay; macros become their text', () => {
    const expected = `@Article{katz2020,
  Title   = {Cats {AT} Work},
  journal = {Proceedings of ICML and again} # {, 2020},
  month = mar,
  x-rating = "kept, too" % why not
}`;
    assert.equal(copiedEntry(file, { line: 5, keys: ['cats'] }, 'katz2020'), expected);
    assert.equal(copiedEntry(file, { keys: ['nobody', 'cats'] }, 'katz2020'), expected);
  });

  test('what it takes from other entries becomes its own, under the names that it has in it', () => {
    const copy = copiedEntry(file, { keys: ['dogs'] }, 'dogs');
    assert.equal(
      copy,
      `@inproceedings{dogs,
  title = {Dogs},
  pages = {1--2},
  address = {Ulm},
  booktitle = {All of Dogs},
  editor = {Katz, Kim},
  publisher = {Proceedings of ICML},
}`,
    );
  });

  test('a line that holds another entry by now is not believed', () => {
    assert.match(copiedEntry(file, { line: 5, keys: ['after'] }, 'x') ?? '', /^@book\{x, title = "Quotes"\}$/);
  });

  test('there is no copy of what is broken, missing or no entry', () => {
    assert.equal(copiedEntry(file, { keys: ['broken'] }, 'x'), undefined);
    assert.equal(copiedEntry(file, { keys: ['nobody', ''] }, 'x'), undefined);
    assert.equal(copiedEntry(file, { line: 2, keys: ['icml'] }, 'x'), undefined);
    assert.equal(copiedEntry(file, { line: 500, keys: [] }, 'x'), undefined);
  });

  test('entries and macros that refer to themselves come to an end', () => {
    const circle =
      '@string{a = b # b}@string{b = a # a}@book{x, title = a, crossref = {y}}\n@book{y, note = b, crossref = {x}}';
    assert.match(copiedEntry(circle, { keys: ['x'] }, 'z') ?? '', /^@book\{z,/);
  });

  test('macros and entries that multiply come to an end', () => {
    // each level of them is fifty times the one below: spelled out, they would not fit into any memory
    const names = 'abcdefghij'.split('');
    const nested = names.map(
      (name, i) =>
        `@string{${name} = ${Array(50)
          .fill(names[i + 1] ?? '{}')
          .join(' # ')}}`,
    );
    const entries = names.map((name) => `@xdata{x${name}, xdata = {${names.map((other) => `x${other}`).join(',')}}}`);
    const copied = copiedEntry(
      `${nested.join('\n')}\n${entries.join('\n')}\n@book{k, title = a, xdata = {xa}}`,
      { keys: ['k'] },
      'z',
    );
    assert.ok((copied ?? '').length < 1_000_000);
  });

  test('what not every reader forgives is written anew', () => {
    for (const body of [
      '{q, title = {Some M} year = 2020}',
      '{q, title = {Some M},, year = 2020}',
      '{q title = {Some M}, year = 2020,}',
      '(q, title = {Some M}, year = 2020)',
    ]) {
      const copy = copiedEntry(`@article${body}\n`, { line: 1, keys: ['q'] }, 'r');
      assert.equal(copy?.replace(/\s+/g, ' '), '@article{r, title = {Some M}, year = {2020}, }', body);
    }
  });

  test('any text can be asked', () => {
    const pieces = fc.constantFrom(
      '@book{k',
      ',',
      ' title = ',
      '{',
      '}',
      '"',
      ' # ',
      'a',
      '@string{',
      '\n',
      ')',
      '(',
      '%',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const copy = copiedEntry(parts.join(''), { line: 1, keys: ['k'] }, 'new');
        assert.ok(copy === undefined || copy.startsWith('@'));
      }),
    );
  });
});
