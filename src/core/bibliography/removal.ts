import type { Addition } from './append';
import { cslJsonRemoval } from './cslJsonRemoval';
import { cslYamlRemoval } from './cslYamlRemoval';
import { decodeFile } from './fileText';
import type { BibliographyFormat } from './format';
import { spanOf, type Span } from './span';

/**
 * What is to be taken out of a bibliography's text so that it is without an addition: that alone, with what joins it to
 * what is around it.
 * @param added as it was put in, with the text's line endings
 * @param at where it was put, if that is known: looked at first
 * @returns undefined where it is not there as it was, is there twice, or cannot go without harm to the rest
 */
export function removalFrom(format: BibliographyFormat, text: string, added: string, at?: number): Span | undefined {
  if (format === 'csl-json') return cslJsonRemoval(text, added, at);
  if (format === 'csl-yaml') return cslYamlRemoval(text, added, at);
  return spanOf(text, added, at);
}

/**
 * A file without an addition, if that is still in it byte for byte: where it was put, or at the one place where it is
 * after what stands before it has changed.
 */
export function removeAppended(
  format: BibliographyFormat,
  bytes: Uint8Array,
  addition: Addition,
): Uint8Array | undefined {
  const units = unitsOf(bytes);
  const { first, width } = units;
  const at = Math.max(0, Math.floor((addition.at - first) / width));
  const removal = removalFrom(format, units.text(bytes), units.text(addition.bytes), at);
  if (!removal) return undefined;
  const [start, end] = [first + removal.start * width, first + removal.end * width];
  const rest = new Uint8Array(bytes.length - (end - start));
  rest.set(bytes.subarray(0, start));
  rest.set(bytes.subarray(end), start);
  return rest;
}

/** A file as text of which each unit has as many bytes: then a place in one is a place in the other. */
interface Units {
  /** Where the text begins. */
  readonly first: number;
  readonly width: number;
  text(bytes: Uint8Array): string;
}

function unitsOf(bytes: Uint8Array): Units {
  const { encoding } = decodeFile(bytes);
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return { first: 0, width: 1, text: binary };
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return { first: hasMark ? 2 : 0, width: 2, text: (some) => new TextDecoder(encoding).decode(some) };
}

/** One character for each byte. All marks of the formats are in ASCII, where they are themselves. */
function binary(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
