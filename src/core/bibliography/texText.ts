import { endOfMath } from '../dumps/texSpans';

const escapes: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const loneBraces: Readonly<Record<string, string>> = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };

const word = /([\p{L}\p{M}\p{N}]+)/u;
/** A capital that is not a word's first character, a lone capital that is no article, a capital before a digit. */
const innerCapital = /^.[^]*\p{Lu}|^(?!A$)\p{Lu}$|^\p{Lu}\p{N}/u;
/** Shorter words say nothing of how a title is capitalised: articles and prepositions are small in every style. */
const telling = /^\p{L}{4}/u;

/** A stretch of a text: math with its dollars, or what is around it. */
interface Span {
  readonly math: boolean;
  readonly text: string;
}

/**
 * Plain text as the value of a BibTeX field, on one line, with braces balanced as BibTeX counts them: what TeX would
 * take for a command is escaped, Unicode stays. Math in dollars stays math. TeX's dashes (`--`) and quotes stay too, since
 * in texts about papers they mean what TeX makes of them.
 */
export function encodeTex(text: string): string {
  const line = oneLine(text);
  const escape = escaping(line);
  return spans(line)
    .map((span) => (span.math ? encodedMath(span.text) : escape(span.text)))
    .join('');
}

/**
 * A title as the value of a BibTeX field, with braces around the words whose capitals are to stay where a style, or
 * Pandoc, makes the others small: acronyms and words with inner capitals; in a title that is mostly small, whatever is
 * capitalised amid a sentence, for it is a name.
 */
export function protectedTitle(title: string): string {
  const line = oneLine(title);
  const escape = escaping(line);
  const keepNames = isSentenceCase(line);
  let before = '';
  const encode = (span: Span): string => {
    if (span.math) {
      before = span.text;
      return encodedMath(span.text);
    }
    return span.text
      .split(word)
      .map((piece, index) => {
        const isWord = index % 2 === 1;
        const keep = isWord && (innerCapital.test(piece) || (keepNames && isCapitalised(piece) && !opens(before)));
        if (piece !== '') before = piece;
        return keep ? `{${piece}}` : escape(piece);
      })
      .join('');
  };
  return spans(line).map(encode).join('');
}

/** An identifier or address as the value of a field that BibLaTeX takes verbatim: no braces that are not balanced. */
export function verbatim(text: string): string {
  const bare = oneLine(text).replace(/ /g, '%20');
  return isBalanced(bare) ? bare : bare.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** Whether every brace has its partner, as BibTeX counts: it does not look at backslashes. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const brace of text.match(/[{}]/g) ?? []) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A text cut at its math. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const end = text[at] === '$' ? endOfMath(text, at) : undefined;
    const isMath = end !== undefined && isBalanced(text.slice(at, end));
    if (isMath) {
      if (at > from) found.push({ math: false, text: text.slice(from, at) });
      found.push({ math: true, text: text.slice(at, end) });
      from = end;
    }
    // an escaped dollar begins no math
    at = isMath ? end : at + (text[at] === '\\' ? 2 : 1);
  }
  if (from < text.length) found.push({ math: false, text: text.slice(from) });
  return found;
}

/** What escapes any part of a text: braces that are balanced in all of it keep their short form. */
function escaping(whole: string): (part: string) => string {
  const balanced = isBalanced(
    spans(whole)
      .map((span) => (span.math ? '' : span.text))
      .join(''),
  );
  return (part) =>
    part.replace(/[&%$#_\\~^{}]/g, (mark) => escapes[mark] ?? (balanced ? `\\${mark}` : (loneBraces[mark] ?? mark)));
}

/** In math a percent sign, or an ampersand outside of a table, is one that lost its backslash. */
function encodedMath(math: string): string {
  const percent = math.replace(/(?<!\\)%/g, '\\%');
  return math.includes('\\begin') ? percent : percent.replace(/(?<!\\)&/g, '\\&');
}

/** Without line breaks, control characters and halves of characters. */
function oneLine(text: string): string {
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\s\0-\x1f\x7f]+/g, ' ')
    .trim();
}

function isSentenceCase(title: string): boolean {
  let small = 0;
  let capital = 0;
  let before = '';
  for (const [index, piece] of title.split(word).entries()) {
    const isWord = index % 2 === 1;
    if (isWord && telling.test(piece) && !opens(before)) {
      if (isCapitalised(piece)) capital++;
      else small++;
    }
    if (piece !== '') before = piece;
  }
  return small > capital;
}

function isCapitalised(piece: string): boolean {
  return /^\p{Lu}/u.test(piece);
}

/** Whether a word after this begins a title, a subtitle or a sentence. */
function opens(before: string): boolean {
  return before === '' || /[:.?!–—][\s"'“‘„«(]*$|^\s*["'“‘„«(]+$/.test(before);
}
