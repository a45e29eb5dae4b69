import assert from 'node:assert/strict';
import { familyName, fullContainerTitle, fullName, fullTitle, type Name } from '../../../src/core/paper';

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

suite('A title', () => {
  const volume = { title: 'The Art of Computer Programming', volumeTitle: 'Sorting and Searching' };

  test('of a volume is that of all volumes, then its own', () => {
    assert.equal(fullTitle(volume), 'The Art of Computer Programming. Sorting and Searching');
    assert.equal(fullTitle({ ...volume, title: 'What Is Programming?' }), 'What Is Programming? Sorting and Searching');
    assert.equal(fullTitle({ ...volume, title: '' }), 'Sorting and Searching');
    assert.equal(fullTitle({ title: 'Alone' }), 'Alone');
    assert.equal(fullContainerTitle(volume), undefined);
  });

  test('of a part of a volume is its own', () => {
    const part = { title: 'Introduction', volumeTitle: 'Cats', containerTitle: 'All Animals' };
    assert.equal(fullTitle(part), 'Introduction');
    assert.equal(fullContainerTitle(part), 'All Animals. Cats');
    assert.equal(fullContainerTitle({ containerTitle: 'Animals' }), 'Animals');
  });
});
