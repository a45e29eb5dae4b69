import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFitLocator } from '../../../../src/core/notes/citing/clusterEdit';
import { locatorSuggestions } from '../../../../src/core/notes/typing/locatorSuggestions';

const first = (typed: string) => locatorSuggestions(typed)[0];

suite('Suggestions for a locator', () => {
  test('take a number for a page, and for anything else that is counted', () => {
    assert.deepEqual(first('33'), { locator: 'p. 33', meaning: 'page 33', isTerm: false });
    assert.deepEqual(first('33-35'), { locator: 'pp. 33-35', meaning: 'pages 33-35', isTerm: false });
    assert.ok(locatorSuggestions('2').some(({ locator }) => locator === 'chap. 2'));
  });

  test('finish terms', () => {
    assert.deepEqual(first('ch'), { locator: 'chap. ', meaning: 'chapter', isTerm: true });
    assert.deepEqual(first('§ 3')?.meaning, 'section 3');
    assert.deepEqual(first('p. 3, and more'), { locator: 'p. 3, and more', meaning: 'page 3', isTerm: false });
  });

  test('take other words as they are, and offer what takes a locator away', () => {
    assert.deepEqual(first('passim'), { locator: 'passim', meaning: 'These words', isTerm: false });
    assert.equal(first('')?.locator, '');
    assert.equal(first(' , p. 3')?.locator, 'p. 3');
  });

  test('offer nothing that cannot stand behind a key', () => {
    assert.deepEqual(locatorSuggestions('p. 3] x'), []);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('p. 3[]{};@`,$-§')) }), (typed) => {
        for (const { locator, isTerm } of locatorSuggestions(typed))
          assert.ok(isTerm || locator === '' || isFitLocator(locator));
      }),
    );
  });
});
