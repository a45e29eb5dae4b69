/** Years, the first and the last included; infinite where there is no bound. */
export interface YearRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads `2019`, `2019..2022`, `2019..` or `..2022`; undefined for anything else, and for a range that ends before it begins.
 * @param isOpen whether it may be half typed: `201` is all that it can become, 2010 to 2019
 */
export function yearRange(written: string, isOpen: boolean): YearRange | undefined {
  const [, from = '', dots = '', to = ''] = /^(\d{0,4})(\.\.?)?(\d{0,4})$/.exec(written) ?? [];
  if (from === '' && to === '') return undefined;
  if (dots === '') return to === '' ? { from: first(from, isOpen), to: last(from, isOpen) } : undefined;
  if (dots === '.' && !(isOpen && to === '')) return undefined;
  const range = { from: from === '' ? -Infinity : Number(from), to: to === '' ? Infinity : last(to, isOpen) };
  return range.from <= range.to ? range : undefined;
}

function first(digits: string, isOpen: boolean): number {
  return Number(isOpen ? digits.padEnd(4, '0') : digits);
}

function last(digits: string, isOpen: boolean): number {
  return Number(isOpen ? digits.padEnd(4, '9') : digits);
}
