import { citeAt, insertCluster, type CitationEdit } from './cite';
import { editCluster, newClusterContent, smallestEdit, type WishedCitation, type WishedCluster } from './clusterEdit';
import { clusterAt } from './clusterParts';

/**
 * The edit that cites several papers at an offset, with one at least. In a cluster, or touching one, they join it as with
 * `citeAt`, but those that are there already; anywhere else they are a cluster of their own.
 */
export function citeAllAt(text: string, offset: number, wished: WishedCluster): CitationEdit {
  const style = wished.inText ? 'inText' : 'cluster';
  const alone = insertCluster(text, offset, newClusterContent(wished), style);
  const [head, ...others] = wished.citations;
  const joined = head && joinedEdit(text, citeAt(text, offset, head.citekey, style), head, others);
  return joined ?? alone;
}

/** @param first the edit that cites the first one alone */
function joinedEdit(
  text: string,
  first: CitationEdit,
  head: WishedCitation,
  others: readonly WishedCitation[],
): CitationEdit | undefined {
  const { start, end, newText, cursor } = first;
  const cited = text.slice(0, start) + newText + text.slice(end);
  const cluster = clusterAt(cited, cursor);
  const keys = cluster?.citations.map(({ key }) => key.toLowerCase()) ?? [];
  const at = keys.indexOf(head.citekey.toLowerCase());
  if (!cluster || at < 0) return undefined;
  const all = cluster.citations.map(({ key }, kept): WishedCitation => ({ citekey: key, kept }));
  const isNew = newText !== '';
  const missing = others.filter(({ citekey }) => !keys.includes(citekey.toLowerCase()));
  all.splice(at, 1, isNew ? { ...head, kept: at } : all[at]!, ...missing);
  const second = editCluster(cited, cluster, { inText: cluster.inText, citations: all });
  if (!second) return undefined;
  const edited = cited.slice(0, second.start) + second.newText + cited.slice(second.end);
  const grown = cited.length - text.length;
  // where the cluster begins and ends in the text as it was
  const from = Math.min(start, cluster.start);
  const edit = smallestEdit(text, edited, from, Math.max(end, cluster.end - grown));
  const isOwn = isNew && cursor === cluster.end && cluster.start >= start;
  return isOwn ? { ...edit, cursor: cluster.end + edited.length - cited.length } : edit;
}
