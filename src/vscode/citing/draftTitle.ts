import { withoutIcons } from '../../core/markdown/escape';
import type { CitationDraft } from '../../core/notes/citing/citationDraft';

/**
 * The title above a list in which a citation is put together: what Enter would insert, or that it would not.
 * @param citekey of the paper that one is at, which Enter would cite, too
 */
export function draftTitle(draft: CitationDraft, citekey?: string): string {
  const what = draft.found ? 'Edit Citation' : 'Insert Citation';
  const written = draft.preview(citekey);
  if (written === '') return what;
  const isPossible = draft.takes(draft.style, citekey);
  return `${what}${isPossible ? '' : ' (not possible here like this)'}: ${withoutIcons(written)}`;
}
