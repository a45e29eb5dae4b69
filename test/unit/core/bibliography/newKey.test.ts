import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { newKey } from '../../../../src/core/bibliography/newKey';
import { renameEntry } from '../../../../src/core/bibliography/renameEntry';
import { bibtex } from '../../../../src/core/dumps/bibtex';
import { citation } from '../../../../src/core/notes/citing/cite';
import { parseNote } from '../../../../src/core/notes/note';
import { readAll, recordsOf } from '../dumps/reading';

suite('A new key', () => {
  test('is what was typed, also as one writes it in a note', () => {
    for (const typed of ['owls2019', ' owls2019 ', '@owls2019', '@{owls2019}']) {
      assert.deepEqual(newKey(typed), { key: 'owls2019' }, typed);
    }
    for (const key of ['DBLP:conf/nips/Owls19', 'müller_2020', 'a--b', 'owls.', '10.1000/xyz']) {
      assert.deepEqual(newKey(key), { key });
    }
  });

  test('is refused where Pandoc or BibTeX cannot read it, and the reason is told', () => {
    const faults: [typed: string, reason: RegExp][] = [
      ['', /empty/],
      ['@', /empty/],
      ['two words', /white space/],
      ['a,b', /“,”/],
      ['a{b', /“\{”/],
      ['a#b', /“#”/],
      ['100%', /“%”/],
      ["o'neil", /“'”/],
      ['a\\b', /“\\”/],
      ['a~b', /“~”/],
      ['a@b', /“@”/],
      ['a]b', /“\]”/],
      ['a;b', /“;”/],
      ['-owls', /begin/],
      ['2019', /letter/],
      ['fig-owls', /cross-reference/],
      ['a'.repeat(300), /too long/],
    ];
    for (const [typed, reason] of faults) {
      const made = newKey(typed);
      assert.ok('fault' in made && reason.test(made.fault), `${typed}: ${JSON.stringify(made)}`);
    }
  });

  test('that is accepted is read in notes and in bibliographies as it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(...Array.from('aZ0_:.#$%&-+?<>~/!*[]{}()=,;"\'@^|`\\ é')),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const made = newKey(pieces.join(''));
        if ('fault' in made) return;
        const { key } = made;
        const note = parseNote(`In ${citation(key)}, [see ${citation(key)}, p. 3; -${citation(key)}].`);
        assert.deepEqual(
          note.citations.map((cited) => cited.key),
          [key, key, key],
        );
        const { edits } = renameEntry('a.bib', '@book{owls, title = {Owls}}', {
          isOld: (old) => old === 'owls',
          to: key,
        })!;
        const text = `@book{${edits[0]!.newText}, title = {Owls}}`;
        assert.equal(recordsOf(readAll(bibtex, text))[0]?.citekey, key);
      }),
      { numRuns: 300 },
    );
  });
});
