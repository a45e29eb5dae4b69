import { bodyStart } from '../notes/frontMatter/frontMatter';
import { frontMatterFields } from '../notes/frontMatter/frontMatterFields';

/** Whether a note cites every entry of its bibliography: `nocite: '@*'`. */
export function citesAll(text: string): boolean {
  const frontMatter = text.slice(0, bodyStart(text));
  return frontMatter.includes('@*') && /(?:^|[\s,;[])@\*/.test(frontMatterFields(frontMatter).nocite ?? '');
}
