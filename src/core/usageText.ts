import type { CardLinks } from './card';
import { escapeMarkdown } from './markdown/escape';
import type { CitedNote } from './notes/citationIndex';

/** What fits into a line or two of a hover. */
const shownNotes = 3;
const longestHeading = 60;

/** A citation that one looks at, or a record. */
export interface Viewpoint {
  /** The note that it is in; undefined for a record. */
  readonly note?: string;
}

/**
 * Where a work is cited, as a line of Markdown: how often in this note, and in which others, the one that was changed last
 * first, with links that open them at the first citation. Empty where that says nothing new: the one citation that one looks
 * at is the only one.
 */
export function usageText(cited: readonly CitedNote[], { note }: Viewpoint, links: CardLinks): string {
  const here = cited.find((one) => one.note === note)?.places.length ?? 0;
  const others = cited.filter((one) => one.note !== note).sort((a, b) => b.time - a.time || (a.note < b.note ? -1 : 1));
  const inOthers = others.length === 0 ? '' : `in ${listed(others, links)}`;
  if (here > 1) return `Cited here ${here} times${inOthers === '' ? '' : `, and ${inOthers}`}`;
  if (inOthers === '') return '';
  return here === 1 ? `Also cited ${inOthers}` : `Cited ${inOthers}`;
}

function listed(notes: readonly CitedNote[], links: CardLinks): string {
  const shown = notes.slice(0, shownNotes).map((one) => noteLink(one, links));
  const more = notes.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function noteLink({ note, places }: CitedNote, links: CardLinks): string {
  const { line = 0, heading = '' } = places[0] ?? {};
  const name = escapeMarkdown(links.fileName(note)) + (heading === '' ? '' : ` (${escapeMarkdown(short(heading))})`);
  return `[${name}](${links.command('openSource', { file: note, line: line + 1 })})`;
}

function short(heading: string): string {
  const characters = Array.from(heading);
  return characters.length <= longestHeading ? heading : `${characters.slice(0, longestHeading).join('').trimEnd()}…`;
}
