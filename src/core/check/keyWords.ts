/** What a key is made of: words, also in camel case, abbreviations, and numbers. */
const parts = /\p{Lu}{2,}\p{Ll}(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})|[\p{Lo}\p{Lm}\p{M}]+|\d+/gu;
const longest = 200;

/**
 * The words that a key seems to be made of, to look for a paper by them: "sharpness aware minimization 2021" of
 * `sharpnessAware_minimization2021a`. Numbers count only as years: what else counts editions or settles collisions.
 */
export function keyWords(key: string): string {
  const words = key.slice(0, longest).match(parts) ?? [];
  const meant = words.filter((word) => (/^\d+$/.test(word) ? /^(?:1[5-9]|20)\d\d$/.test(word) : word.length > 1));
  return meant.join(' ').toLowerCase();
}
