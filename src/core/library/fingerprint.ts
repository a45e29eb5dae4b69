import { foldSpelling } from '../text/fold';

// "++", "+" or "#" at the end of a word are part of a name (C++, C#, A+), and a point between digits tells 1.1 from 11
const telling = String.raw`(?<=[\p{L}\p{M}])(?:\+\+|[+#](?![\p{L}\p{N}]))|(?<=\p{N})\.(?=\p{N})`;
const tellingOrTypography = new RegExp(String.raw`(${telling})|[^\p{L}\p{N}\p{M}]`, 'gu');
/** What only the long way can judge: signs that may tell, and anything but ASCII. */
const intricate = /[+#\x80-\uffff]|\d\.\d/;

/**
 * What a text says, whatever its typography: folded, its letters and digits with what tells names apart (C, C++). Records
 * whose titles have the same fingerprint are the same work unless something speaks against it (`identify`). A text
 * without a letter or digit is its own fingerprint.
 */
export function fingerprint(text: string): string {
  const said = intricate.test(text)
    ? foldSpelling(text).replace(tellingOrTypography, '$1')
    : text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return said || text.trim();
}
