import { codeSpan, escapeMarkdown, webLink } from './markdown/escape';
import { opening } from './text/opening';
import { fullName, fullTitle, type Paper, type Source } from './paper';

/** What a card can do, as links. */
export interface CardLinks {
  /** The address of a command link. */
  readonly command: (command: CardCommand, argument: unknown) => string;
  /** A source's file as its reader knows it: relative to the workspace. */
  readonly fileName: (file: string) => string;
}

export type CardCommand = 'openSource' | 'searchPapers' | 'showPaper' | 'copyCitekey';

/** What fits into a hover beside the rest without scrolling. */
const abstractLimit = 440;
const shownSources = 3;
const noAbstract = '*The source has no abstract.*';

/**
 * A paper as a card in Markdown: what it is, in one glance. All text that comes from files is escaped: the only links
 * are the paper's web links and the given commands.
 */
export function card(paper: Paper, links: CardLinks): string {
  const abstract = opening(paper.abstract, abstractLimit);
  const more = abstract.cut ? ` [more](${links.command('showPaper', paper.citekey)})` : '';
  const sources = paper.sources
    .slice(0, shownSources)
    .map((source) => `[$(go-to-file) ${sourceName(source, links)}](${links.command('openSource', source)})`);
  const others = paper.sources.length - sources.length;
  const actions = [
    ...sources,
    ...(others > 0 ? [`and ${others} more`] : []),
    `[$(search) Search](${links.command('searchPapers', fullTitle(paper))})`,
    `[$(copy) Copy key](${links.command('copyCitekey', paper.citekey)})`,
  ];
  return [
    `**${escapeMarkdown(fullTitle(paper))}**`,
    facts(paper),
    paper.abstract === '' ? noAbstract : escapeMarkdown(abstract.text) + more,
    paper.links.map((url) => `$(link-external) ${webLink(url)}`).join(' &nbsp; '),
    actions.join(' &nbsp;·&nbsp; '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A paper as a page in Markdown: all that is known of it. No command links: it is shown where none work. */
export function page(paper: Paper, fileName: (file: string) => string): string {
  return [
    `# ${escapeMarkdown(fullTitle(paper))}`,
    facts(paper),
    paper.abstract === '' ? noAbstract : escapeMarkdown(paper.abstract),
    paper.links.length > 0 ? `## Links\n\n${paper.links.map((url) => `- ${webLink(url)}`).join('\n')}` : '',
    `## Sources\n\n${paper.sources.map((source) => `- ${sourceName(source, { fileName })}`).join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function facts(paper: Paper): string {
  const keys = [paper.citekey, ...paper.aliases].map((key) => codeSpan(`@${key}`)).join(' ');
  const authors = paper.author.map((name) => escapeMarkdown(fullName(name))).join(', ');
  return [keys, authors, paper.year === null ? '' : String(paper.year)].filter((part) => part !== '').join(' · ');
}

function sourceName(source: Source, links: Pick<CardLinks, 'fileName'>): string {
  return `${escapeMarkdown(links.fileName(source.file))}, line ${source.line}`;
}
