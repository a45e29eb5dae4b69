import { fold } from '../text/fold';

/**
 * What a title says, whatever its typography: folded, letters and digits only. Two records with the same fingerprint
 * are the same work. A title without a letter or digit is its own fingerprint.
 */
export function fingerprint(title: string): string {
  return fold(title).replace(/[^\p{L}\p{N}]+/gu, '') || title.trim();
}
