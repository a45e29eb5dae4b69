import { BlockReader } from './blocks/blocks';
import { defaultCitationOptions } from './citationSyntax';
import { bodyStart } from './frontMatter/frontMatter';
import { leafText } from './leaves/leafText';
import { headingText } from './leaves/noteLeaves';

/** A heading of a note. */
export interface Heading {
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
  /** From 1 to 6. */
  readonly level: number;
  /** As it is written, without its marks and attributes. */
  readonly text: string;
}

/** The headings of a Markdown text in their order, those in quotes, lists and other containers left out. */
export function headingsIn(text: string): Heading[] {
  const headings: Heading[] = [];
  for (const block of new BlockReader(text, defaultCitationOptions).from(bodyStart(text))) {
    if (block.kind !== 'heading' || block.level === undefined) continue;
    const written = headingText(leafText(text, block.lines).text);
    headings.push({ start: block.start, level: block.level, text: written.trim() });
  }
  return headings;
}
