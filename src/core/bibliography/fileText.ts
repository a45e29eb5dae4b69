import { decodeWindows1252 } from '../dumps/decoding/windows1252';

/** How the characters of a file are written; `single-byte` is Windows-1252 or another extension of ASCII. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'single-byte';

/** A file's text, without a byte order mark. */
export interface FileText {
  readonly text: string;
  readonly encoding: Encoding;
}

const looked = 65_536;
/** Of all bytes at even, or at odd places: how many are zero in UTF-16 of a bibliography, whose syntax is ASCII. */
const zeroHalf = 0.7;
/** What JabRef writes on top of a file that it does not keep in UTF-8. */
const otherEncoding = /^(?:\s*%[^\n]*\n)*?\s*% ?Encoding: *(?!UTF|US-ASCII|ASCII)[\w-]+/i;

/** The text of a file that is to be written to, and how to write to it. Any bytes are a text. */
export function decodeFile(bytes: Uint8Array): FileText {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const text = decodedUtf8(bytes);
  if (text === undefined) return { text: decodeWindows1252(bytes), encoding: 'single-byte' };
  const isOther = text.length === bytes.length && otherEncoding.test(text.slice(0, 1000));
  return { text, encoding: isOther ? 'single-byte' : 'utf-8' };
}

/** Text as the bytes of a file in this encoding. What a single byte cannot hold becomes a question mark. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'single-byte') return Uint8Array.from(text, singleByte);
  const bytes = new Uint8Array(text.length * 2);
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at * 2 + low] = code & 0xff;
    bytes[at * 2 + high] = code >> 8;
  }
  return bytes;
}

/**
 * Where an offset in a file's text is in its bytes; undefined where what follows is damaged, for then nobody can tell.
 * @param bytes those that gave `text`
 */
export function byteOffset({ text, encoding }: FileText, bytes: Uint8Array, at: number): number | undefined {
  // from the end: what is written to is near it
  const rest = text.slice(at);
  return rest.includes('\ufffd') ? undefined : bytes.length - encodeText(rest, encoding).length;
}

/** The line ending that most lines of a text have; a line feed where none has any. */
export function lineEnding(text: string): '\n' | '\r\n' {
  let all = 0;
  let crlf = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    all++;
    if (text[at - 1] === '\r') crlf++;
  }
  return crlf * 2 > all ? '\r\n' : '\n';
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros: [number, number] = [0, 0];
  const pairs = Math.min(bytes.length, looked) >> 1;
  for (let at = 0; at < pairs * 2; at++) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  if (odd > zeroHalf * pairs) return 'utf-16le';
  return even > zeroHalf * pairs ? 'utf-16be' : undefined;
}

/** UTF-8, even with a few characters damaged; undefined for what is rather in single bytes. */
function decodedUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  if (damaged === 0) return text;
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return whole > damaged || (damaged === 1 && text.endsWith('\ufffd')) ? text : undefined;
}

function singleByte(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  // what Windows-1252 has in place of Latin-1's controls needs a table, for letters that are in no key
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : 0x3f;
}
