/** Code unit order: what settles all ties, so that no result depends on the order in which files were read. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
