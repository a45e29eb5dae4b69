import { foldSpelling } from '../text/fold';

// "++", "+" or "#" at the end of a word are part of a name (C++, C#, A+), and a point between digits tells 1.1 from 11
const telling = String.raw`(?<=[\p{L}\p{M}])(?:\+\+|[+#](?![\p{L}\p{N}]))|(?<=\p{N})\.(?=\p{N})`;
const tellingOrTypography = new RegExp(String.raw`(${telling})|[^\p{L}\p{N}\p{M}]`, 'gu');

/**
 * What a title says, whatever its typography: folded, its letters and digits with what tells names apart (C, C++). Two
 * records with the same fingerprint are the same work. A title without a letter or digit is its own fingerprint.
 */
export function fingerprint(title: string): string {
  return foldSpelling(title).replace(tellingOrTypography, '$1') || title.trim();
}
