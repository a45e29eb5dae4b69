import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { appendTo, inserted, type CitedPaper } from '../../../../src/core/bibliography/append';
import { encodeText } from '../../../../src/core/bibliography/fileText';
import type { BibliographyFormat } from '../../../../src/core/bibliography/format';
import { removeAppended } from '../../../../src/core/bibliography/removal';
import { conferencePaper, kinds } from './papers';

const three: readonly CitedPaper[] = [
  { citekey: 'gogh', paper: conferencePaper },
  { citekey: 'katz', paper: kinds['article']! },
  { citekey: 'ng', paper: conferencePaper },
];
const papers = three.slice(0, 2);
const formats: readonly BibliographyFormat[] = ['bibtex', 'csl-json', 'csl-yaml', 'ris'];

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

suite('Taking out what was added', () => {
  const bibText = fc
    .array(
      fc.constantFrom('@book{a,', 'title = {X}', '}', '\n', '\r\n', '\t', '  ', '% c', '"', 'é', '中', '\ufeff', '{'),
    )
    .map((parts) => parts.join(''));
  const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), bibText.map(encode));
  const jsonBytes = fc
    .tuple(fc.json(), fc.json(), fc.constantFrom(0, 2, '\t'))
    .map(([a, b, indent]) => encode(JSON.stringify([JSON.parse(a), JSON.parse(b)] as unknown[], undefined, indent)));

  test('whatever the file is, its bytes stay, and it is as before once the addition is out again', () => {
    for (const format of formats) {
      fc.assert(
        fc.property(format === 'csl-json' ? jsonBytes : anyBytes, (bytes) => {
          const addition = appendTo(format, bytes, papers);
          if (!addition) return;
          const after = inserted(bytes, addition);
          assert.deepEqual(after.subarray(0, addition.at), bytes.subarray(0, addition.at));
          assert.deepEqual(after.subarray(addition.at + addition.bytes.length), bytes.subarray(addition.at));
          const before = removeAppended(format, after, addition);
          // with what was added, a file of stray zeros may be of another encoding: it is then left alone
          if (before || !bytes.includes(0)) assert.deepEqual(before, bytes);
        }),
      );
    }
  });

  test('it is found where it has moved to, and others that came later stay', () => {
    const first = appendTo('bibtex', encode('@book{a}\n'), papers.slice(0, 1))!;
    const one = inserted(encode('@book{a}\n'), first);
    const second = appendTo('bibtex', one, papers.slice(1))!;
    const both = inserted(one, second);
    const edited = encode(`% new\n${decode(both)}`);
    assert.equal(decode(removeAppended('bibtex', edited, first)!), `% new\n@book{a}\n${decode(second.bytes)}`);
  });

  test('what was edited since, or is there twice, stays', () => {
    const bytes = encode('@book{a}\n');
    const addition = appendTo('bibtex', bytes, papers)!;
    const after = decode(inserted(bytes, addition));
    assert.equal(removeAppended('bibtex', encode(after.replace('gogh', 'gough')), addition), undefined);
    assert.equal(removeAppended('bibtex', encode(`%${after}${after}`), addition), undefined);
    assert.equal(removeAppended('bibtex', new Uint8Array(), addition), undefined);
  });

  /** Adds papers one by one, and takes out those at some places of that order. */
  function afterUndoing(format: BibliographyFormat, before: string, undone: readonly number[]): string {
    let bytes = encode(before);
    const additions = three.map((paper) => {
      const addition = appendTo(format, bytes, [paper])!;
      bytes = inserted(bytes, addition);
      return addition;
    });
    for (const index of undone) bytes = removeAppended(format, bytes, additions[index]!) ?? bytes;
    return decode(bytes);
  }
  const orders = [[0], [1], [2], [0, 1], [1, 0], [0, 2], [0, 1, 2], [1, 0, 2], [2, 1, 0]];

  test('CSL-JSON: whichever is taken out first, a list is left, of the others', () => {
    for (const before of ['', '[]', '[\n]\n', '[\r\n]', '{"items": []}', '[{"id": "a"}]', '[\n  {"id": "a"}\n]\n']) {
      for (const undone of orders) {
        const after = JSON.parse(afterUndoing('csl-json', before, undone) || '[]') as { items?: unknown };
        const ids = ((after.items ?? after) as { id: string }[]).map(({ id }) => id);
        const own = before.includes('"id"') ? ['a'] : [];
        const kept = three.filter((_, index) => !undone.includes(index)).map(({ citekey }) => citekey);
        assert.deepEqual(ids, [...own, ...kept], `${before} ${undone.join()}`);
      }
    }
    assert.equal(afterUndoing('csl-json', '[\n]\n', [0, 1, 2]), '[\n]\n');
  });

  test('CSL-JSON: a comma that somebody wrote before it goes with it', () => {
    const addition = appendTo('csl-json', encode('[\n]\n'), three.slice(0, 1))!;
    const edited = decode(inserted(encode('[\n]\n'), addition)).replace('[', '[\n  {"id": "own"},');
    assert.equal(decode(removeAppended('csl-json', encode(edited), addition)!), '[\n  {"id": "own"}\n]\n');
  });

  test('CSL-JSON: what would be no JSON afterwards stays', () => {
    const addition = appendTo('csl-json', encode('[]'), three.slice(0, 1))!;
    const broken = `${decode(inserted(encode('[]'), addition))} and so on`;
    assert.equal(removeAppended('csl-json', encode(broken), addition), undefined);
  });

  test('CSL-YAML: whichever is taken out first, the others stay as they are', () => {
    for (const before of ['', '- id: a', 'references:\n  - id: a\nlang: en\n', '- id: a\r\n']) {
      for (const undone of orders) {
        const after = afterUndoing('csl-yaml', before, undone);
        const ids = [...after.matchAll(/^ *- id: (\w+)\r?$/gm)].map(([, id]) => id);
        const kept = three.filter((_, index) => !undone.includes(index)).map(({ citekey }) => citekey);
        assert.deepEqual(ids, [...(before.includes('id: a') ? ['a'] : []), ...kept], `${before} ${undone.join()}`);
      }
    }
  });

  test('CSL-YAML: an item that somebody has written more to stays', () => {
    const addition = appendTo('csl-yaml', encode('- id: a\n'), three.slice(0, 1))!;
    const after = decode(inserted(encode('- id: a\n'), addition));
    for (const more of ['  note: mine\n', '\n  # mine\n']) {
      assert.equal(removeAppended('csl-yaml', encode(after + more), addition), undefined);
    }
    assert.equal(decode(removeAppended('csl-yaml', encode(`${after}- id: b\n`), addition)!), '- id: a\n- id: b\n');
  });

  test('in UTF-16, too', () => {
    for (const format of formats) {
      const bytes = encodeText(format === 'csl-json' ? '\ufeff[\n]\n' : '\ufeff', 'utf-16le');
      const first = appendTo(format, bytes, three.slice(0, 1))!;
      const one = inserted(bytes, first);
      assert.deepEqual(removeAppended(format, one, first), bytes);
    }
  });
});
