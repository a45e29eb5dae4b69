import assert from 'node:assert/strict';
import fc from 'fast-check';
import { singleEdits } from '../../../../../src/core/search/words/edits';
import { StringTableBuilder, stringTable } from '../../../../../src/core/search/arrays/stringTableBuilder';
import { slipsIn } from '../../../../../src/core/search/words/tableSlips';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'λ', '\uFFFF', '\uD83D', '\uDE00'), maxLength: 5 });
const sorted = fc.array(text).map((texts) => [...new Set(texts)].sort());

suite('a table of strings', () => {
  test('holds them as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.string({ unit: 'binary' }))), (texts) => {
        const table = stringTable(texts);
        const copied = new StringTableBuilder();
        texts.forEach((_, i) => copied.addFrom(table, i));
        const copy = copied.build();
        assert.deepEqual(
          texts.map((_, i) => table.at(i)),
          texts,
        );
        assert.deepEqual(
          texts.map((_, i) => copy.at(i)),
          texts,
        );
        assert.ok(table.isSound());
      }),
    );
    const long = 'aλ'.repeat(100_000);
    assert.equal(stringTable([long]).at(0), long);
  });
  test('is in the order of JavaScript, and finds what is there and what begins so', () => {
    fc.assert(
      fc.property(sorted, text, (texts, sought) => {
        const table = stringTable(texts);
        assert.ok(table.isSorted());
        assert.equal(table.indexOf(sought), texts.indexOf(sought));
        const from = table.lowerBound(sought);
        const found = texts.slice(from, table.endOf(sought, from));
        assert.deepEqual(
          found,
          texts.filter((each) => each.startsWith(sought)),
        );
      }),
    );
    assert.ok(!stringTable(['b', 'a']).isSorted());
    assert.ok(!stringTable(['a', 'a']).isSorted());
  });
  test('has all that is one slip away, and all that begins so', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'λ'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (words, typed) => {
        const table = stringTable([...words].sort());
        const edits = new Set(singleEdits(typed, ['a', 'b', 'é', 'λ']));
        const whole = new Set<string>();
        const begun = new Set<string>();
        for (const { text: each, from, to } of slipsIn(table, typed)) {
          assert.ok(edits.has(each), each);
          if (table.indexOf(each, from, to) >= 0) whole.add(each);
          const first = table.lowerBound(each, from, to);
          if (first < table.endOf(each, first, to)) begun.add(each);
        }
        assert.deepEqual([...whole].sort(), words.filter((each) => edits.has(each)).sort());
        const beginnings = [...edits].filter((edit) => words.some((each) => each.startsWith(edit)));
        assert.deepEqual([...begun].sort(), beginnings.sort());
      }),
    );
  });
});
