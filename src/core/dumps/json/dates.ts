import type { Description } from '../../paper';
import { elementsOf, isObject, textOf } from './values';

/** A day, a month or a year, as records have it. */
export type DateFields = Pick<Description, 'year' | 'month' | 'day'>;

const noDate: DateFields = { year: null };
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The date of a CSL variable, of a range its first: `date-parts` of numbers or strings, an EDTF string, `raw` or
 * `literal` text, a bare year, Pandoc's list of `{ year, month, day }`.
 * @returns undefined for what cannot be a date; no year where none is told
 */
export function cslDate(value: unknown): DateFields | undefined {
  if (typeof value === 'string' || typeof value === 'number') return dateIn(String(value));
  if (Array.isArray(value))
    return Array.isArray(value[0]) ? undefined : cslDate((value as readonly unknown[])[0] ?? {});
  if (!isObject(value)) return undefined;
  const [first] = elementsOf(value['date-parts']);
  const parts = Array.isArray(first) ? elementsOf(first) : [value['year'], value['month'], value['day']];
  const date = dateOfParts(parts[0], parts[1], parts[2]);
  if (date.year !== null) return date;
  return dateIn(textOf(value['edtf']) ?? textOf(value['raw']) ?? textOf(value['literal']) ?? '');
}

/** A date from its parts, each a number or its digits. What is out of its range is not there, nor what depends on it. */
export function dateOfParts(year: unknown, month?: unknown, day?: unknown): DateFields {
  const [y, m, d] = [year, month, day].map(whole) as [number, number, number];
  if (y === 0 || Math.abs(y) > 9999) return noDate;
  if (m < 1 || m > 12) return { year: y };
  return d < 1 || d > 31 ? { year: y, month: m } : { year: y, month: m, day: d };
}

/**
 * The first date in a text: `2020-03-15`, `2020/3`, `March 2020`, `15 Mar 2020`, `Mar 15, 2020`, `3/2020`, a year amid
 * other words.
 */
export function dateIn(text: string): DateFields {
  const start = text.slice(0, 200);
  const iso = /^\s*(-?\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)/.exec(start);
  if (iso) return dateOfParts(iso[1], iso[2], iso[3]);
  const numeric = /^\s*(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})(?!\d)/.exec(start);
  // the day and the month may stand either way round
  if (numeric) return dateOfParts(numeric[3], numeric[1] === undefined ? numeric[2] : undefined);
  const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(start)?.[0];
  const month =
    months.indexOf(
      /(?<!\p{L})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu.exec(start)?.[0].toLowerCase() ?? '',
    ) + 1;
  return dateOfParts(year, month, /(?<![\d:])\d{1,2}(?![\d:])/.exec(start)?.[0]);
}

function whole(value: unknown): number {
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : 0;
}
