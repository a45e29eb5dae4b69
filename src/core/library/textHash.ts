/**
 * 32 bits of a text, never 0: FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv), its bits mixed at the
 * end as MurmurHash3 does (https://github.com/aappleby/smhasher). Texts with the same hash may differ.
 * Hashes are kept on disk with the library.
 */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}
