import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { changedLines, says } from '../../../../src/core/bibliography/changedLines';

const linesOf = (text: string) => {
  const lines = text.split('\n');
  return { count: lines.length, at: (line: number) => lines[line] ?? '' };
};

suite('The lines that edits change', () => {
  test('tell the text before from the text after, and both from others', () => {
    const before = '@book{owls,\n  crossref = {owls},\n}';
    const after = '@book{a,\n  ids = {owls},\n  crossref = {a},\n}';
    const told = changedLines(linesOf(before), [
      { line: 1, character: 14, endCharacter: 18, newText: 'a' },
      { line: 0, character: 6, endCharacter: 10, newText: 'a,\n  ids = {owls}' },
    ]);
    assert.deepEqual([says(linesOf(before), told.before), says(linesOf(before), told.after)], [true, false]);
    assert.deepEqual([says(linesOf(after), told.before), says(linesOf(after), told.after)], [false, true]);
    assert.equal(says(linesOf(`${after}\n`), told.after), false);
  });

  test('are those of the edited text, for any edits', () => {
    const line = fc.stringMatching(/^[ab]{0,6}$/);
    const edit = fc.tuple(fc.nat(5), fc.nat(6), fc.nat(6), fc.constantFrom('', 'x', 'x\ny', '\n'));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.array(edit, { maxLength: 4 }), (lines, wanted) => {
        const seen = new Set<number>();
        const edits = wanted.flatMap(([at, from, length, newText]) => {
          const number = at % lines.length;
          if (seen.has(number)) return [];
          seen.add(number);
          const character = Math.min(from, lines[number]!.length);
          return [
            { line: number, character, endCharacter: Math.min(character + length, lines[number]!.length), newText },
          ];
        });
        const after = lines.map((text, number) => {
          const made = edits.find((one) => one.line === number);
          return made ? text.slice(0, made.character) + made.newText + text.slice(made.endCharacter) : text;
        });
        const told = changedLines(linesOf(lines.join('\n')), edits);
        assert.ok(says(linesOf(after.join('\n')), told.after));
        assert.ok(says(linesOf(lines.join('\n')), told.before));
      }),
    );
  });
});
