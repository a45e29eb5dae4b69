/** A date as far as it is known. */
export interface PartialDate {
  readonly year: number | null;
  readonly month?: number;
  readonly day?: number;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const inNumbers = /^(\d{4})(?:[/.-](\d{1,2})(?!\d)(?:[/.-](\d{1,2})(?!\d))?)?/;
const unbroken = /^(\d{4})(\d\d)(\d\d)$/;
const yearAmong = /(?<!\d)(\d{4})(?!\d)/;
const monthAmong = /(?<!\p{L})(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:\p{L}{0,6})(?!\p{L})/iu;
const dayAmong = /(?<!\d)(\d{1,2})(?!\d)/;

/**
 * A date in any of the shapes that exports have: `2020/03/15/`, `2020///`, `2020-03-15`, `20200315`, `Mar 2020`,
 * `15 March 2020`, `MAR 15`. What is no month or day of the calendar is left out; of a range, the first.
 */
export function dateOf(text: string): PartialDate {
  const [, year, month, day] = unbroken.exec(text) ?? inNumbers.exec(text) ?? [];
  if (year !== undefined && month !== undefined) return date(Number(year), Number(month), Number(day ?? NaN));
  const name = monthAmong.exec(text)?.[1];
  const found = year ?? yearAmong.exec(text)?.[1];
  return date(
    found === undefined ? null : Number(found),
    name === undefined ? NaN : months.indexOf(name.toLowerCase()) + 1,
    Number(dayAmong.exec(text)?.[1] ?? NaN),
  );
}

/** One date of several that tell of the same: the first year, with the first month that does not contradict it. */
export function bestDate(texts: readonly string[]): PartialDate {
  const dates = texts.map(dateOf);
  const year = dates.find((one) => one.year !== null)?.year ?? null;
  if (year === null) return { year };
  const fitting = dates.filter((one) => one.month !== undefined && (one.year === null || one.year === year));
  const best = fitting.find((one) => one.day !== undefined) ?? fitting[0];
  return { ...best, year };
}

function date(year: number | null, month: number, day: number): PartialDate {
  if (!(month >= 1 && month <= 12)) return { year };
  return day >= 1 && day <= 31 ? { year, month, day } : { year, month };
}
