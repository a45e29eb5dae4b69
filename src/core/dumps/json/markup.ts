/** Tags that end a stretch of text; all others stand inside one. */
const blocks = /^(?:p|title|sec|list|list-item|disp-formula|br|div|h\d|li|ul|ol|label)$/i;
/** The tags of HTML that CSL and Crossref allow in texts, and all of JATS and MathML, which have a prefix. */
const tag =
  /<\/?(?:(?:jats|mml):([a-z][\w-]*)|(i|b|em|strong|sub|sup|sc|scp|u|tt|span|italic|bold|p|br|div|title|sec|h\d|li|ul|ol))(?:\s[^<>]*)?\/?>/gi;
/** A heading that only says what the text is anyway. */
const abstractHeading = /^\s*<(?:jats:)?title>\s*abstract\s*(?:[.:]\s*)?<\/(?:jats:)?title>/i;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,30}));/gi;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  times: '×',
  deg: '°',
  plusmn: '±',
  middot: '·',
  micro: 'µ',
  minus: '−',
  le: '≤',
  ge: '≥',
  infin: '∞',
  szlig: 'ß',
  aelig: 'æ',
  oslash: 'ø',
  AElig: 'Æ',
  Oslash: 'Ø',
};
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
};

/** Plain text from one with the markup that CSL, Crossref and JATS put into titles and abstracts, on one line. */
export function plainText(text: string): string {
  return collapsed(withoutMarkup(text));
}

/** The same, with its lines. */
export function plainLines(text: string): string {
  return withoutMarkup(text)
    .split(/\r\n|[\n\r]/)
    .map(collapsed)
    .join('\n')
    .trim();
}

/** Text that `plainText` gives back as it is: what it would take for markup is escaped. */
export function escapedText(text: string): string {
  return withoutMarkup(text) === text ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Asks first: most texts have single spaces only, and replacing each by itself takes long. */
function collapsed(text: string): string {
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

function withoutMarkup(text: string): string {
  const bare = text.includes('<')
    ? text.replace(abstractHeading, '').replace(tag, (_, prefixed?: string, plain?: string) => {
        return blocks.test(prefixed ?? plain ?? '') ? ' ' : '';
      })
    : text;
  return bare.includes('&') ? bare.replace(entity, decoded) : bare;
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return letterOf(name) ?? whole;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  const valid = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : whole;
}

function letterOf(name: string): string | undefined {
  if (Object.hasOwn(named, name)) return named[name];
  const letter = greek.indexOf(name.toLowerCase());
  if (letter >= 0) {
    const small = String.fromCodePoint(0x3b1 + letter);
    return /^\p{Lu}/u.test(name) ? small.toUpperCase() : small;
  }
  const [, base = '', accent = ''] = /^([A-Za-z])([a-z]{3,5})$/.exec(name) ?? [];
  return Object.hasOwn(accents, accent) ? (base + accents[accent]!).normalize('NFC') : undefined;
}
