/** When a work came out, as far as its entry tells. 44 BC is -44, as in CSL. */
export interface IssueDate {
  readonly year: number;
  /** From 1. */
  readonly month?: number;
  /** From 1. */
  readonly day?: number;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A date of BibLaTeX, which are those of EDTF (https://www.loc.gov/standards/datetime/): of a range its beginning, or
 * else its end; without marks of doubt; `19XX` is 1900, `y12345` a year of more digits.
 */
export function readDate(date: string): IssueDate | undefined {
  for (const end of date.split('/')) {
    const [, year, month, day] =
      /^\s*(-?\d{2}[\dXu]{2}|y-?\d{4,9})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?!\d)/i.exec(end) ?? [];
    if (year === undefined) continue;
    const number = Number(year.replace(/^y/i, '').replace(/[Xu]/gi, '0'));
    // EDTF has a year 0, which is 1 BC
    return issueDate(number > 0 ? number : number - 1, Number(month), Number(day));
  }
  return undefined;
}

/** A date in BibTeX's fields: the first year in `year`, a month's name, its number, or both with a day. */
export function readOldDate(year: string, month: string, day: string): IssueDate | undefined {
  const digits = /(?<!\d)\d{4}(?!\d)/.exec(year)?.[0] ?? /^\s*[-–]?\d{1,4}\s*$/.exec(year)?.[0]?.replace('–', '-');
  if (digits === undefined) return undefined;
  const name = /[a-z]{3,}/i.exec(month)?.[0].slice(0, 3).toLowerCase() ?? '';
  const numbers = month.match(/\d+/g) ?? [];
  return name === ''
    ? issueDate(Number(digits), Number(numbers[0]), Number(day || numbers[1]))
    : issueDate(Number(digits), months.indexOf(name) + 1, Number(day || numbers[0]));
}

/** Whether a month is told in a way that can be read. */
export function isMonth(month: string): boolean {
  return months.includes(month.slice(0, 3).toLowerCase());
}

function issueDate(year: number, month: number, day: number): IssueDate {
  if (!(month >= 1 && month <= 12)) return { year };
  return day >= 1 && day <= 31 ? { year, month, day } : { year, month };
}
