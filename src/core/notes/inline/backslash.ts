import { alphanumericAt } from '../citationSyntax';
import { passed, type InlineReader, type Read } from './inlines';
import { latexCitationsIn, readLatexCitation } from './latexCitations';
import { texEnd } from './tex';
import { characterEnd } from './words';

/** What begins with a backslash: an escaped character, a line break, or TeX, which may cite. */
export function readBackslash({ text, limit, context }: InlineReader, at: number): Read | undefined {
  if (text[at + 1] === '\n' || at + 1 >= limit) return passed(at + 1);
  if (alphanumericAt(text, at + 1) === 0) return passed(characterEnd(text, at + 1, limit));
  const { absent, options } = context;
  const cited = options.latex ? readLatexCitation(text, at, limit, absent) : undefined;
  // further arguments than those of the citation belong to the command
  const end = Math.max(cited?.end ?? -1, texEnd(text, at, limit, absent));
  if (end < 0 || !options.latex) return passed(end);
  const within = latexCitationsIn(text, cited?.end ?? at, end, absent);
  return { end, word: false, found: cited ? [cited, ...within] : within };
}
