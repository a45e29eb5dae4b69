/** An arXiv identifier of either scheme (https://info.arxiv.org/help/arxiv_identifier.html), its version apart. */
const arxivId = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(v\d+)?`;
const wholeArxivId = new RegExp(`^${arxivId}$`, 'i');
const arxivAddress = new RegExp(
  String.raw`^(?:https?://)?(?:(?:www|export|browse)\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/${arxivId}(?:\.pdf)?(?:[?#].*)?$`,
  'i',
);
const arxivDoi = new RegExp(String.raw`^10\.48550/arxiv\.${arxivId}$`, 'i');

/** Longer than any identifier and its address: what is longer is text. In UTF-16 units. */
const longest = 500;

/**
 * A DOI as it is compared: lower case, without the address of a resolver and the word "doi" before or behind that.
 * @returns undefined for what is no DOI
 */
export function normalDoi(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const bare = text
    .trim()
    .replace(/^doi(?::\s*|\s+)/i, '')
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/^doi:?\s*/i, '')
    // old DOIs of Wiley's may end in a check sign
    .replace(/\?$|(?<!;2-)#$/, '');
  const decoded = /%[0-9a-f]{2}/i.test(bare) ? decodedAddress(bare) : bare;
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(decoded) ? decoded.toLowerCase().replace(/[.,;]+$/, '') : undefined;
}

/**
 * An arXiv identifier without its version: from `2010.01412v3`, `arXiv:math.GT/0309136 [math.GT]`, an address on
 * arxiv.org, arXiv's own DOI, or what stands on a paper's first page, `arXiv:2010.01412v3 [cs.LG] 29 Apr 2021`.
 * @returns undefined for what is none
 */
export function normalArxiv(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const trimmed = text
    .trim()
    .replace(/^(?:arxiv preprint\s+)?arxiv\s*:\s*/i, '')
    .replace(/\s*\[[^\]]*\](?:\s+\d{1,2} [a-z]{3} \d{4})?$/i, '');
  const [, id] =
    wholeArxivId.exec(trimmed) ?? arxivAddress.exec(trimmed) ?? arxivDoi.exec(normalDoi(trimmed) ?? '') ?? [];
  // the subject class of the old scheme is no part of what names a paper
  return id?.toLowerCase().replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/');
}

function decodedAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
