import assert from 'node:assert/strict';
import { ago, duration, fileSize } from '../../../../src/core/report/measures';

suite('Measures in the report', () => {
  test('are as one says them', () => {
    const minute = 60_000;
    assert.deepEqual(
      [-5, 59_000, minute, 90 * minute, 48 * 60 * minute, 70 * 24 * 60 * minute, 800 * 24 * 60 * minute].map(ago),
      ['just now', 'just now', '1 minute ago', '1 hour ago', '2 days ago', '2 months ago', '2 years ago'],
    );
    assert.deepEqual([0.4, 84.2, 1440].map(duration), ['0 ms', '84 ms', '1.4 s']);
    assert.deepEqual([812, 34_400, 1_240_000].map(fileSize), ['812 B', '34 KB', '1.2 MB']);
  });
});
