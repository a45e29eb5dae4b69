/** Why a text is no JSON value: what is wrong, and where, in UTF-16 units. */
export interface Fault {
  readonly offset: number;
  /** A clause: `a comma or "}" is missing`. */
  readonly what: string;
}

const blank = /[ \t\n\r]*/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const word = /(?:true|false|null)(?!\w)/y;

/**
 * The first place where a text breaks JSON's grammar (RFC 8259).
 * @returns undefined for a text that is a JSON value
 */
export function faultIn(text: string): Fault | undefined {
  const open: string[] = [];
  let at = endOf(blank, text, 0);
  const fault = (what: string): Fault => (at < text.length ? { offset: at, what } : { offset: at, what: cutOff });
  for (;;) {
    // a value
    const char = text[at];
    if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      at = endOf(blank, text, at + 1);
      if (text[at] !== open.at(-1)) {
        if (char === '[') continue;
        const broken = key();
        if (broken) return broken;
        continue;
      }
    } else {
      const broken = scalar();
      if (broken) return broken;
    }
    // what may follow one
    for (;;) {
      at = endOf(blank, text, at);
      const close = open.at(-1);
      if (close === undefined) return at < text.length ? fault('something follows the end') : undefined;
      if (text[at] === close) {
        open.pop();
        at++;
        continue;
      }
      if (text[at] !== ',') return fault(`a comma or ${close === '}' ? '"}"' : '"]"'} is missing`);
      at = endOf(blank, text, at + 1);
      if (text[at] === close) return fault('a comma is too many');
      if (close === ']') break;
      const broken = key();
      if (broken) return broken;
      break;
    }
  }

  function key(): Fault | undefined {
    if (text[at] !== '"') return fault('a field’s name in quotes is missing');
    const broken = scalar();
    if (broken) return broken;
    at = endOf(blank, text, at);
    if (text[at] !== ':') return fault('a colon is missing');
    at = endOf(blank, text, at + 1);
    return undefined;
  }

  function scalar(): Fault | undefined {
    if (text[at] !== '"') {
      const end = Math.max(endOf(number, text, at), endOf(word, text, at));
      if (end === at) return fault('a value is missing or needs quotes');
      at = end;
      return undefined;
    }
    at = endOfString(text, at);
    if (text[at] === '"') {
      at++;
      return undefined;
    }
    const inside = text[at] ?? '';
    if (inside === '\\') return fault('a backslash escapes nothing');
    return fault(/[\n\r]/.test(inside) ? 'a quotation mark is missing' : 'a string holds a control character');
  }
}

const cutOff = 'it ends too early';

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where the string that begins here ends, before its closing mark; or where it is broken. */
function endOfString(text: string, from: number): number {
  const special = /["\\\x00-\x1f]/g;
  let at = from + 1;
  for (;;) {
    special.lastIndex = at;
    at = special.exec(text)?.index ?? text.length;
    const end = text[at] === '\\' ? endOf(escape, text, at) : at;
    if (end === at) return at;
    at = end;
  }
}
