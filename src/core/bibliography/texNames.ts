import { withParticle, type Name } from '../paper';
import { encodeTex } from './texText';

/** Names as BibTeX's `author` and `editor` hold them: `von Last, Jr, First`, joined by `and`. */
export function bibtexNames(names: readonly Name[]): string {
  return names
    .map(bibtexName)
    .filter((name) => name !== '')
    .join(' and ');
}

/**
 * Whether names have particles that sort with the family name: BibLaTeX and Pandoc take them so with the option
 * `useprefix`, for an entry as a whole.
 */
export function usesPrefix(names: readonly Name[]): boolean {
  return names.some((name) => isParticle(name.nonDroppingParticle ?? ''));
}

function bibtexName(name: Name): string {
  if (name.literal !== undefined) return name.literal.trim() === '' ? '' : `{${encodeTex(name.literal)}}`;
  const particles = [name.droppingParticle, name.nonDroppingParticle].filter((one) => one?.trim());
  const particle = particles.join(' ');
  const family = name.family ?? '';
  // a capitalised particle would be taken for a given name or a family name: it goes with the latter, as one writes it
  const apart = isParticle(particle) && family.trim() !== '';
  const last = apart ? withParticle(particle, part(family)) : part(withParticle(particle, family).trim());
  const given = part(name.given ?? '', true);
  const suffix = part(name.suffix ?? '', true);
  if (last === '') return given === '' ? '' : `{${encodeTex(name.given ?? '')}}`;
  if (suffix !== '') return `${last}, ${suffix}, ${given}`.trimEnd();
  if (given !== '') return `${last}, ${given}`;
  // a lone word is a family name anyhow; several would be taken apart
  return /[\s{]/.test(last) ? `{${encodeTex(withParticle(particle, family))}}` : last;
}

/** A part of a name, in braces where its commas, its `and` or its small words would be taken for more than they are. */
function part(text: string, mayBeSmall = false): string {
  const encoded = encodeTex(text);
  const divides = /,|(?:^|\s)and(?:\s|$)/i.test(encoded) || (!mayBeSmall && startsSmall(text));
  return divides ? `{${encoded}}` : encoded;
}

function startsSmall(text: string): boolean {
  return text.split(/\s+/).some((word) => /^[^\p{L}]*\p{Ll}/u.test(word));
}

function isParticle(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^\p{Ll}[\p{L}\p{M}.’'-]*$/u.test(word) && word !== 'and');
}
