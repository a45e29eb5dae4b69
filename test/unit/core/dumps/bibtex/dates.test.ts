import assert from 'node:assert/strict';
import { readDate, readOldDate } from '../../../../../src/core/dumps/bibtex/dates';

suite('dates in BibTeX', () => {
  test('are those of EDTF', () => {
    const dates: readonly (readonly [string, ReturnType<typeof readDate>])[] = [
      ['2021-03-05', { year: 2021, month: 3, day: 5 }],
      ['2021-03', { year: 2021, month: 3 }],
      ['2021?', { year: 2021 }],
      ['1482~', { year: 1482 }],
      ['2021/2022', { year: 2021 }],
      ['2021-03-05T10:00:00Z', { year: 2021, month: 3, day: 5 }],
      ['../1999', { year: 1999 }],
      ['2001-21', { year: 2001 }],
      ['199X', { year: 1990 }],
      ['-0043', { year: -44 }],
      ['y12345', { year: 12345 }],
      ['2021-13-40', { year: 2021 }],
      ['soon', undefined],
    ];
    for (const [text, date] of dates) assert.deepEqual(readDate(text), date, text);
  });

  test('are put together from year, month and day', () => {
    const dates: readonly (readonly [year: string, month: string, day: string, date: ReturnType<typeof readDate>])[] = [
      ['2021', 'March', '5', { year: 2021, month: 3, day: 5 }],
      ['2021', 'sept.', '', { year: 2021, month: 9 }],
      ['2021', '3', '', { year: 2021, month: 3 }],
      ['2021', 'May 23', '', { year: 2021, month: 5, day: 23 }],
      ['2021', '23 May', '', { year: 2021, month: 5, day: 23 }],
      ['circa 1515', '', '', { year: 1515 }],
      ['1990--1995', 'Smarch', '', { year: 1990 }],
      ['850', '', '', { year: 850 }],
      ['in press', 'May', '', undefined],
    ];
    for (const [year, month, day, date] of dates)
      assert.deepEqual(readOldDate(year, month, day), date, `${year} ${month}`);
  });
});
