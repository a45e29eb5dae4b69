import { spanOf, type Span } from './span';

/**
 * What is to be taken out of a CSL-YAML file so that items are no more in its list.
 * @param added as `cslYamlInsertion` made it
 * @returns undefined where they are not there as they were, or where what follows is a part of them
 */
export function cslYamlRemoval(text: string, added: string, at?: number): Span | undefined {
  const whole = spanOf(text, added, at);
  if (!whole) {
    const items = itemsOfFile(added);
    return items === undefined ? undefined : cslYamlRemoval(text, items);
  }
  if (goesOn(text, whole.end, added)) return undefined;
  // the line before ended with the addition: it still has to
  const lineEnd = /^\r?\n/.exec(added)?.[0].length ?? 0;
  return text.slice(whole.end).trim() === '' ? whole : { start: whole.start + lineEnd, end: whole.end };
}

/** The items of what was added as a whole file: others may be in its list by now. */
function itemsOfFile(added: string): string | undefined {
  return /^---\r?\nreferences:\r?\n([^]+)\.\.\.\r?\n$/.exec(added)?.[1];
}

/** Whether the first line after an addition that is not blank is indented deeper than its dashes. */
function goesOn(text: string, end: number, added: string): boolean {
  const dash = /(?:^|\n)( *)-(?= |\r|\n|$)/.exec(added.replace(/^---/, ''))?.[1] ?? '';
  const depth = /\S/.exec(text.slice(end));
  if (!depth) return false;
  const at = end + depth.index;
  return at - (text.lastIndexOf('\n', at - 1) + 1) > dash.length;
}
