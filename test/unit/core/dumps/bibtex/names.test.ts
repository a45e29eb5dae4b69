import assert from 'node:assert/strict';
import { readNames } from '../../../../../src/core/dumps/bibtex/names';

suite('names in BibTeX', () => {
  test('in all three forms', () => {
    const [knuth, beethoven, king, vega] = readNames(
      'Donald E. Knuth and van Beethoven, Ludwig and King, Jr., Martin Luther and Lope de la Vega Carpio',
    );
    assert.deepEqual(knuth, { given: 'Donald E.', family: 'Knuth' });
    assert.deepEqual(beethoven, { given: 'Ludwig', droppingParticle: 'van', family: 'Beethoven' });
    assert.deepEqual(king, { given: 'Martin Luther', family: 'King', suffix: 'Jr.' });
    assert.deepEqual(vega, { given: 'Lope', droppingParticle: 'de la', family: 'Vega Carpio' });
  });

  test('with particles that belong to the family name', () => {
    assert.deepEqual(readNames('Vincent van Gogh', true), [
      { given: 'Vincent', nonDroppingParticle: 'van', family: 'Gogh' },
    ]);
  });

  test('with particles that are written with the name', () => {
    assert.deepEqual(
      readNames("d'Alembert, Jean and Abu al-Farabi and D'Alembert, Jean and ibn al-Haytham, Hasan and e-b"),
      [
        { given: 'Jean', nonDroppingParticle: "d'", family: 'Alembert' },
        { given: 'Abu', nonDroppingParticle: 'al-', family: 'Farabi' },
        { given: 'Jean', family: "D'Alembert" },
        { given: 'Hasan', droppingParticle: 'ibn', nonDroppingParticle: 'al-', family: 'Haytham' },
        { family: 'e-b' },
      ],
    );
    assert.deepEqual(readNames("van d'Aa, Jan", true), [{ given: 'Jan', nonDroppingParticle: 'van', family: "d'Aa" }]);
  });

  test('with particles in other places', () => {
    assert.deepEqual(readNames('{van den Berg}, Jan and Saint-Exupéry, Antoine de and {von} Neumann, John'), [
      { given: 'Jan', nonDroppingParticle: 'van den', family: 'Berg' },
      { given: 'Antoine', droppingParticle: 'de', family: 'Saint-Exupéry' },
      { given: 'John', nonDroppingParticle: 'von', family: 'Neumann' },
    ]);
    assert.deepEqual(readNames('Martin, e. e. and Smith, de and {Le Guin}, Ursula K. and {der}, Jan'), [
      { given: 'e. e.', family: 'Martin' },
      { given: 'de', family: 'Smith' },
      { given: 'Ursula K.', family: 'Le Guin' },
      { given: 'Jan', family: 'der' },
    ]);
  });

  test('are corporate in braces', () => {
    assert.deepEqual(readNames('{World Health Organization} and {Barnes and Noble} and {NASA}'), [
      { literal: 'World Health Organization' },
      { literal: 'Barnes and Noble' },
      { literal: 'NASA' },
    ]);
  });

  test('are no particles because a command begins them', () => {
    assert.deepEqual(readNames("{\\L}ukasz Kaiser and {\\'E}mile Durkheim and \\'Alvaro {\\'E}. {\\O}rsted"), [
      { given: 'Łukasz', family: 'Kaiser' },
      { given: 'Émile', family: 'Durkheim' },
      { given: 'Álvaro É.', family: 'Ørsted' },
    ]);
    assert.deepEqual(readNames('Fran\\c cois Vi\\`ete and {\\aa}se'), [
      { given: 'François', family: 'Viète' },
      { family: 'åse' },
    ]);
  });

  test('go on after others, and are not others', () => {
    assert.deepEqual(readNames('Smith, Ann and others and\nBrandt, Willy and et al.'), [
      { given: 'Ann', family: 'Smith' },
      { given: 'Willy', family: 'Brandt' },
    ]);
  });

  test('of one word, of other scripts, with initials and ties', () => {
    assert.deepEqual(readNames('Plato and 王 小明 and J.R.R.~Tolkien and H.-G. Gadamer and plato'), [
      { family: 'Plato' },
      { given: '王', family: '小明' },
      { given: 'J. R. R.', family: 'Tolkien' },
      { given: 'H.-G.', family: 'Gadamer' },
      { family: 'plato' },
    ]);
  });

  test('in the parts that BibLaTeX names', () => {
    assert.deepEqual(
      readNames(
        'family=Gogh, given=Vincent, prefix=van, useprefix=true and given={Jean Paul}, family=Sartre, suffix="Jr"',
      ),
      [
        { given: 'Vincent', nonDroppingParticle: 'van', family: 'Gogh' },
        { given: 'Jean Paul', family: 'Sartre', suffix: 'Jr' },
      ],
    );
  });

  test('that are empty are none', () => {
    for (const list of ['', ' and ', ',', '{}', 'and and', 'others']) assert.deepEqual(readNames(list), [], list);
  });
});
