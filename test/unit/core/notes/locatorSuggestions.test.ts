import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFitLocator } from '../../../../src/core/notes/citing/clusterEdit';
import { readLocator } from '../../../../src/core/notes/locator/locator';
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

  test('write what is meant as Pandoc reads it', () => {
    const written: Readonly<Record<string, string>> = {
      p33: 'p. 33',
      'p 33': 'p. 33',
      'P 33': 'p. 33',
      'pg. 5': 'p. 5',
      'p 33-35': 'pp. 33-35',
      'pp 3-5': 'pp. 3-5',
      'ch 3': 'chap. 3',
      'ch. 3': 'chap. 3',
      ch3: 'chap. 3',
      'sec 2': 'sec. 2',
      'no 4': 'no. 4',
      'pt II': 'pt. II',
      'ch 3, passim': 'chap. 3, passim',
      iv: 'p. iv',
      'iv-x': 'pp. iv-x',
      '12(a)': 'p. 12(a)',
      '33, and more': 'p. 33, and more',
    };
    for (const [typed, locator] of Object.entries(written)) {
      assert.equal(first(typed)?.locator, locator, typed);
      assert.notEqual(readLocator(locator)?.labelStart, undefined, locator);
      assert.ok(
        locatorSuggestions(typed).some((one) => one.locator === typed),
        `${typed} as it is`,
      );
    }
    for (const typed of ['§2', '§ 2', 'p. 3, 5', 'p.33', 'chapter 3', '¶4', '{p. x}', 'sub verbo 3']) {
      assert.equal(first(typed)?.locator, typed);
      assert.notEqual(first(typed)?.meaning, 'These words', typed);
    }
    for (const typed of ['passim', 'and elsewhere', 'introduction', 'S. 5', 'the 3 of us']) {
      assert.deepEqual(first(typed), { locator: typed, meaning: 'These words', isTerm: false });
    }
  });

  test('leave what is there as it is, until something else is typed', () => {
    for (const current of ['33', 'p 33', 'p. 3] x', '{}', 'ch']) {
      assert.equal(locatorSuggestions(current, current)[0]?.locator, current);
    }
    assert.equal(locatorSuggestions('34', '33')[0]?.locator, 'p. 34');
    assert.equal(locatorSuggestions('', 'p. 33')[0]?.locator, '');
  });

  test('mean what Pandoc reads', () => {
    const texts = fc.string({
      unit: fc.constantFrom('p', 'ch', '. ', ' ', '3', 'iv', '-', ', ', 'sec', '§', '(', ')', 'a'),
    });
    fc.assert(
      fc.property(texts, (typed) => {
        for (const { locator, meaning, isTerm } of locatorSuggestions(typed)) {
          const read = readLocator(`, ${locator}`);
          if (isTerm || locator === '') continue;
          if (meaning === 'These words') assert.ok(!read?.value);
          else assert.ok(read && meaning.endsWith(` ${read.value}`), `${locator}: ${meaning}`);
        }
      }),
    );
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
