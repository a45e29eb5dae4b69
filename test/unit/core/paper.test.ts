import assert from 'node:assert/strict';
import { familyName, fullName, type Name } from '../../../src/core/paper';

suite('A name', () => {
  const names: readonly (readonly [Name, full: string, family: string])[] = [
    [{ given: 'Ada', family: 'Lovelace' }, 'Ada Lovelace', 'Lovelace'],
    [{ given: 'Vincent', nonDroppingParticle: 'van', family: 'Gogh' }, 'Vincent van Gogh', 'van Gogh'],
    [{ given: 'Jean', nonDroppingParticle: 'd’', family: 'Alembert' }, 'Jean d’Alembert', 'd’Alembert'],
    [{ given: 'Abu', nonDroppingParticle: 'al-', family: 'Farabi' }, 'Abu al-Farabi', 'al-Farabi'],
    [{ given: 'Alexis', droppingParticle: 'de', family: 'Tocqueville' }, 'Alexis de Tocqueville', 'Tocqueville'],
    [{ given: 'Sammy', family: 'Davis', suffix: 'Jr.' }, 'Sammy Davis, Jr.', 'Davis'],
    [{ literal: 'World Health Organization' }, 'World Health Organization', ''],
    [{ family: 'Plato' }, 'Plato', 'Plato'],
  ];

  test('is written as one writes it', () => {
    for (const [name, full, family] of names) {
      assert.equal(fullName(name), full);
      assert.equal(familyName(name), family);
    }
  });
});
