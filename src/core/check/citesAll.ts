import { bodyStart } from '../notes/frontMatter/frontMatter';
import type { CitationOptions } from '../notes/citationSyntax';
import { frontMatterFields } from '../notes/frontMatter/frontMatterFields';

/** Whether a note cites every entry of its bibliography: `nocite: '@*'`, or `\nocite{*}` where notes cite in LaTeX. */
export function citesAll(text: string, { latex }: Partial<Pick<CitationOptions, 'latex'>>): boolean {
  if (latex && /\\nocite\s*\{\s*\*\s*\}/.test(text)) return true;
  const frontMatter = text.slice(0, bodyStart(text));
  return frontMatter.includes('@*') && /(?:^|[\s,;[])@\*/.test(frontMatterFields(frontMatter).nocite ?? '');
}
