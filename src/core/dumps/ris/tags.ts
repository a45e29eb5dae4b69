/** A line of RIS that begins with a tag. */
export interface TagLine {
  /** Two characters, in capitals. */
  readonly tag: string;
  /** As it is written: whether the letters are not all capitals. */
  readonly lowerCase: boolean;
  /** Without white space at its ends; may be empty. */
  readonly value: string;
}

/** Two characters, two spaces, a dash, a space; most writers keep to it. */
const tagged = /^[\s\ufeff]*([A-Z][A-Z\d])([ \t\u00a0]{1,4})-(?=([ \t\u00a0]?))([^]*)$/i;

/**
 * The tags that are believed where a space is missing: in a text "US - China" is not a tag.
 * From RefMan's and EndNote's lists and what Zotero, Mendeley, Scopus and the Web of Science write.
 */
const known = new Set(
  (
    'A1 A2 A3 A4 A5 AB AD AN AU BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI DO DP ED EP ER ET ID IS J1 J2 JA JF JO ' +
    'KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR ' +
    'VL VO Y1 Y2 YR'
  ).split(' '),
);

/**
 * Reads a line's tag.
 * @param anyCase whether a tag may be in lower case; `TY` always may
 * @returns undefined for a line without a tag
 */
export function tagLine(line: string, anyCase: boolean): TagLine | undefined {
  const [, written = '', gap = '', space, value = ''] = tagged.exec(line) ?? [];
  if (written === '') return undefined;
  const tag = written.toUpperCase();
  const lowerCase = tag !== written;
  if (lowerCase && !anyCase && tag !== 'TY') return undefined;
  const spaced = space !== '' || value === '';
  if (gap.length >= 2 ? !spaced && !known.has(tag) : !spaced || !known.has(tag)) return undefined;
  return { tag, lowerCase, value: value.trim() };
}
