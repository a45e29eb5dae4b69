/**
 * Text from a file, or a file's name, on one line of a terminal that it may not drive: controls become spaces, and
 * what is invisible or turns the direction of writing goes, but for the joiners that scripts and emoji need.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replace(/(?![\u200C\u200D])\p{Cf}/gu, '');
}

/** A value as JSON on one line: the same value, with all that could drive a terminal escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(character.split(''), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}
