const stops = new Set('.,;:!?\'"*_~|…$');
/** What ends an address inside: the next sentence without its space, a genitive, an escaped bracket. */
const runOn = /\.(?=\p{Lu}\p{Ll}*$)(?<=\w\/\S*)|['’]s(?=[.,;:!?)]*$)|&[gl]t;/u;

/**
 * The web addresses in a text, in order, each once. They all begin with `http://` or `https://` (`www.` alone gets
 * `https://`), and do without what only follows them: full stops, commas, quotes, the next address or sentence, and
 * brackets that were opened outside.
 */
export function linksIn(text: string): string[] {
  const found = new Set<string>();
  const address =
    /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)(?:(?![,;]https?:\/\/)[^\s\p{Cc}\u200b-\u200d\u2060\ufeff<>"`{}\\^“”‘’«»—、。，；：！？（）「」『』《》【】])+/giu;
  for (const [match] of text.matchAll(address)) {
    const link = withoutWhatFollows(match);
    if (/^https?:\/\/[\p{L}\p{N}[]/iu.test(link)) found.add(link);
    else if (/^www\.[\p{L}\p{N}-]+\.\p{L}/iu.test(link)) found.add(`https://${link}`);
  }
  return [...found];
}

function withoutWhatFollows(address: string): string {
  const open: number[] = [];
  const ran = runOn.exec(address)?.index ?? address.length;
  let end = 0;
  for (; end < ran; end++) {
    const char = address[end]!;
    if (char === '(' || char === '[') open.push(end);
    else if ((char === ')' || char === ']') && open.pop() === undefined) break;
  }
  end = open[0] ?? end;
  while (end > 0 && stops.has(address[end - 1]!)) end--;
  return address.slice(0, end);
}
