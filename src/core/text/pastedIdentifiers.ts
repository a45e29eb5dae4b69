import { identifierIn, type Identifier } from './pastedText';

/** The works that a text identifies, one in each line. */
export interface PastedIdentifiers {
  /** In their order; at least one. */
  readonly identifiers: readonly Identifier[];
  /** Whether there is nothing else in it: a link's text would be lost in their place. */
  readonly isAll: boolean;
}

/** What is longer is not looked at, in UTF-16 units. */
const longest = 200_000;
/** More lines than these are a library, and nothing to cite in one place. */
const mostLines = 30;
/** No line of an identifier is longer. */
const longestLine = 2000;

const itemMark = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+/;
const markdownLink = /^\[[^\]]*\]\(<?([^\s<>]+)>?(?:[ \t]+"[^"]*")?\)[.,;]?$/;
/** An entry, perhaps after remarks. */
const entryStart = /^\s*(?:%[^\n]*\n\s*)*@[ \t]*[a-z]+\s*[{(]/i;
const fenceStart = /^\s*(`{3,}|~{3,})[ \t]*[\w.{}-]*[ \t]*\r?\n/;

/** What a text identifies that is a list of identifiers, as `identifierIn` takes them, or of Markdown links to them. */
export function identifiersIn(text: string): PastedIdentifiers | undefined {
  if (text.length > mostLines * longestLine) return undefined;
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0 || lines.length > mostLines) return undefined;
  const identifiers: Identifier[] = [];
  let isAll = true;
  for (const line of lines) {
    if (line.length > longestLine) return undefined;
    const item = lines.length > 1 ? line.replace(itemMark, '') : line;
    const target = markdownLink.exec(item.trim())?.[1];
    const identifier = identifierIn(target ?? item);
    if (!identifier) return undefined;
    isAll &&= target === undefined;
    identifiers.push(identifier);
  }
  return { identifiers, isAll };
}

/** Whether a text that somebody pastes may name papers: as identifiers alone, or as BibTeX. A first look, at little cost. */
export function mayNamePapers(text: string): boolean {
  if (text.length > longest) return false;
  return identifiersIn(text) !== undefined || entryStart.test(withoutFence(text));
}

/** What stands in a fence, as code is copied out of a note or a conversation; any other text as it is. */
export function withoutFence(text: string): string {
  const [opening, fence] = fenceStart.exec(text) ?? [];
  if (opening === undefined || fence === undefined) return text;
  const rest = text.slice(opening.length).trimEnd();
  return rest.endsWith(`\n${fence}`) ? rest.slice(0, -fence.length) : text;
}
