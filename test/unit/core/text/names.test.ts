import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fullName, type Name } from '../../../../src/core/paper';
import { splitName } from '../../../../src/core/text/names';

suite('a name', () => {
  const cases: readonly (readonly [string, Name])[] = [
    ['Ada Lovelace', { given: 'Ada', family: 'Lovelace' }],
    ['D. E.  Knuth ', { given: 'D. E.', family: 'Knuth' }],
    ['Vincent van Gogh', { given: 'Vincent', nonDroppingParticle: 'van', family: 'Gogh' }],
    ['Laurens van der Maaten', { given: 'Laurens', nonDroppingParticle: 'van der', family: 'Maaten' }],
    ['Luc Van Gool', { given: 'Luc', family: 'Van Gool' }],
    ['Juan de la Cruz García', { given: 'Juan', nonDroppingParticle: 'de la', family: 'Cruz García' }],
    ['bell hooks', { given: 'bell', family: 'hooks' }],
    ['Martin Luther King Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['King, Jr., Martin Luther', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['van Gogh, Vincent', { given: 'Vincent', nonDroppingParticle: 'van', family: 'Gogh' }],
    ['Plato', { literal: 'Plato' }],
    ['李 明', { literal: '李 明' }],
    ['Gemma Team', { literal: 'Gemma Team' }],
    ['The ATLAS Collaboration', { literal: 'The ATLAS Collaboration' }],
    [' ', {}],
  ];
  for (const [text, name] of cases) test(`is taken apart: ${text}`, () => assert.deepEqual(splitName(text), name));

  test('is put together as it was', () => {
    const word = fc.constantFrom(
      'Ada',
      'van',
      'de',
      'la',
      'D.',
      'Rossi',
      'Müller-Lüdenscheidt',
      'O’Brien',
      'Van',
      '李',
      'III',
      'd’Arc',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
        const name = splitName(words.join(' '));
        assert.equal(fullName(name).replace(/,(?= III$)/, ''), words.join(' '));
      }),
    );
  });

  test('may be any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const name = splitName(text);
        assert.ok(
          Object.values(name).every((part) => typeof part === 'string' && part !== ''),
          JSON.stringify(name),
        );
      }),
    );
  });
});
