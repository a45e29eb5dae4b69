import { spans } from './texText';

/** TeX's accents, by the combining character that follows the letter in Unicode. */
const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
};

const letters: Readonly<Record<string, string>> = {
  ß: '{\\ss}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  å: '{\\aa}',
  Å: '{\\AA}',
  ı: '{\\i}',
  ð: '{\\dh}',
  Ð: '{\\DH}',
  đ: '{\\dj}',
  Đ: '{\\DJ}',
  þ: '{\\th}',
  Þ: '{\\TH}',
  '–': '--',
  '—': '---',
  '‐': '-',
  '‑': '-',
  '−': '$-$',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '„': '{\\quotedblbase}',
  '«': '{\\guillemotleft}',
  '»': '{\\guillemotright}',
  '…': '{\\ldots}',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '°': '{\\textdegree}',
  '§': '{\\S}',
  '©': '{\\textcopyright}',
  '®': '{\\textregistered}',
  '™': '{\\texttrademark}',
  '€': '{\\texteuro}',
  '£': '{\\pounds}',
};

/** From α (U+03B1) on. */
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/**
 * The value of a BibTeX field in ASCII: accented and special letters, dashes, quotes and Greek as TeX writes them. What
 * TeX has no simple way for becomes a question mark.
 * @param encoded as `encodeTex` makes it
 */
export function asciiTex(encoded: string): string {
  return spans(encoded.normalize('NFC'))
    .map(({ math, text }) => text.replace(/[^\0-\x7f]/gu, (char) => ascii(char, math)))
    .join('');
}

function ascii(char: string, inMath: boolean): string {
  const written = letters[char] ?? accented(char);
  if (written !== undefined) return inMath ? written.replaceAll('$', '') : written;
  const name = greekName(char);
  if (name === undefined) return '?';
  return inMath ? `\\${name}{}` : `$\\${name}$`;
}

/** A letter with one or several accents: `{\"u}`, `{\'{\^e}}`. */
function accented(char: string): string | undefined {
  const [base = '', ...marks] = char.normalize('NFD');
  if (!/^[A-Za-z]$/.test(base) || marks.length === 0) return undefined;
  let written = base;
  for (const mark of marks) {
    const accent = accents[mark];
    if (accent === undefined) return undefined;
    const isAbove = !'dckb'.includes(accent);
    const dotless = isAbove && (written === 'i' || written === 'j') ? `\\${written}` : written;
    written = `\\${accent}{${dotless}}`;
  }
  return `{${written}}`;
}

function greekName(char: string): string | undefined {
  const small = char.toLowerCase();
  const name = greek[small.charCodeAt(0) - 0x3b1];
  if (name === undefined || small === char) return name;
  // the capitals that look like Latin ones have no command
  if (!/^(?:gamma|delta|theta|lambda|xi|pi|sigma|upsilon|phi|psi|omega)$/.test(name)) return undefined;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
