import assert from 'node:assert/strict';
import { printable, printableJson } from '../../../src/cli/printable';

suite('Text on a terminal', () => {
  test('neither drives it nor turns the direction of writing', () => {
    assert.equal(printable('a\u001b[2J\u009bb\u2028c\n'), 'a [2J b c ');
    assert.equal(printable('\u202Eevil\u202C \u2066x\u2069 \u200Bsoft\u00ADly\uFEFF'), 'evil x softly');
  });

  test('keeps the joiners that scripts and emoji need', () => {
    for (const text of ['👩\u200D🔬', 'می\u200Cخواهم']) assert.equal(printable(text), text);
  });

  test('is the same value in JSON, escaped', () => {
    const value = { title: '\u202Eevil\u009b \u{E0041}\u2028 é 👩\u200D🔬' };
    const json = printableJson(value);
    assert.deepEqual(JSON.parse(json), value);
    assert.doesNotMatch(json, /[\p{Cc}\p{Cf}\p{Zl}]/u);
  });
});
