import type { Name } from '../paper';

const particle = new Set(
  "af al am auf aus'm av d' da dal dall' de degli dei del dela dell' della delle dello den der des di do dos du e el het il im in la las le les lo los op 't te ten ter 't und van vande vanden vander vom von y zu zum zur".split(
    ' ',
  ),
);
/** Those that many families write with a capital: then they are a part of the family name. */
const capitalised = /^(?:D[aeiu]|De[lnr]|Della|Dello|Dos|La|Le|Los|V[ao]n|Vanden|Vander|Ten|Ter)$/;
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** Names of groups. */
const group =
  /(?<!\p{L})(?:team|group|collaboration|consortium|committee|institute|university|laborator(?:y|ies)|lab|labs|project|society|association|foundation|organi[sz]ation|initiative|network|research|inc|ltd|and|et al)(?!\p{L})|[\d&/@:;]/iu;
/** Scripts that write the family name first, or no blanks. */
const familyFirst = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const mostWords = 8;

/**
 * A person's name taken apart: `Vincent van Gogh`, `van Gogh, Vincent`, `King, Martin Luther, Jr.`. The name of a group,
 * one of a single word, and one in a script that puts the family name first stay literal.
 * @returns an empty name for a text without one
 */
export function splitName(text: string): Name {
  const name = text.slice(0, 1000).replace(/\s+/g, ' ').trim();
  if (name === '') return {};
  const parts = name.split(/\s*,\s*/);
  if (parts.length > 3 || familyFirst.test(name) || group.test(name)) return { literal: name };
  if (parts.length > 1) return withCommas(parts) ?? { literal: name };
  const words = name.split(' ');
  if (words.length > mostWords) return { literal: name };
  const last = words.length > 2 && suffix.test(words.at(-1)!) ? words.pop() : undefined;
  if (words.length < 2) return { literal: name };
  return { ...apart(words), ...(last !== undefined && { suffix: last }) };
}

/** `Family, Given`, `Family, Given, Suffix`, `Family, Suffix, Given`, `Given Family, Suffix`. */
function withCommas(parts: readonly string[]): Name | undefined {
  const [first = '', second = '', third = ''] = parts;
  if (first === '' || second === '') return undefined;
  if (third === '' && suffix.test(second)) {
    const words = first.split(' ');
    return words.length > 1 ? { ...apart(words), suffix: second } : undefined;
  }
  const [given, end] = suffix.test(second) && third !== '' ? [third, second] : [second, third];
  return { given, ...withParticle(first.split(' ')), ...(end !== '' && { suffix: end }) };
}

/** The given name ends where the first particle begins, or before the last word. */
function apart(words: readonly string[]): Name {
  const before = words.findIndex(
    (word, i) => i > 0 && i < words.length - 1 && (isParticle(word) || capitalised.test(word)),
  );
  const from = before > 0 ? before : words.length - 1;
  return { given: words.slice(0, from).join(' '), ...withParticle(words.slice(from)) };
}

function withParticle(words: readonly string[]): Name {
  const end = words.findIndex((word, i) => i === words.length - 1 || !isParticle(word));
  const family = words.slice(end).join(' ');
  return end > 0 ? { nonDroppingParticle: words.slice(0, end).join(' '), family } : { family };
}

function isParticle(word: string): boolean {
  return particle.has(word.replace('’', "'"));
}
