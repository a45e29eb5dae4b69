import { foldSpelling } from '../text/fold';
import { isDigit, isLower, isUpper } from './asciiText';

// "++", "+" or "#" at the end of a word are part of a name (C++, C#, A+), and a point between digits tells 1.1 from 11
const telling = String.raw`(?<=[\p{L}\p{M}])(?:\+\+|[+#](?![\p{L}\p{N}]))|(?<=\p{N})\.(?=\p{N})`;
const tellingOrTypography = new RegExp(String.raw`(${telling})|[^\p{L}\p{N}\p{M}]`, 'gu');
const letters: ReadonlyMap<string, string> = new Map(
  (
    'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ ' +
    'sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω ell l'
  )
    .split(/ (?=\w{2})/)
    .map((pair): [string, string] => [pair.split(' ')[0]!, pair.split(' ')[1]!]),
);
const ampersand = 0x26;
const backslash = 0x5c;
const plus = 0x2b;
const hash = 0x23;
const point = 0x2e;
/** Characters that are made text of together. */
const atOnce = 256;

/**
 * What a text says, whatever its typography: folded, its letters and digits with what tells names apart (C, C++). Records
 * whose titles have the same fingerprint are the same work unless something speaks against it (`identify`). A text
 * without a letter or digit is its own fingerprint.
 */
export function fingerprint(text: string): string {
  return (plainly(text) ?? foldSpelling(unescaped(text)).replace(tellingOrTypography, '$1')) || text.trim();
}

/** With "and" for its sign, and Greek letters for their names in TeX. */
function unescaped(text: string): string {
  return text
    .replace(/&/g, ' and ')
    .replace(/\\(?:var)?([A-Za-z]{1,10})/g, (command, name: string) => letters.get(name.toLowerCase()) ?? command);
}

/** The same for plain ASCII; undefined where a sign may tell. Most titles are such, and there may be millions. */
function plainly(text: string): string | undefined {
  let said = '';
  let codes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isLower(code) || isDigit(code)) codes.push(code);
    else if (isUpper(code)) codes.push(code + 0x20);
    else if (code === ampersand) codes.push(0x61, 0x6e, 0x64);
    else if (
      code > 0x7f ||
      code === backslash ||
      code === plus ||
      code === hash ||
      (code === point && isDigit(text.charCodeAt(at + 1)))
    )
      return undefined;
    if (codes.length >= atOnce) {
      said += String.fromCharCode(...codes);
      codes = [];
    }
  }
  return said + String.fromCharCode(...codes);
}
