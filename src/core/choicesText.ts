import type { CardLinks } from './card';
import { codeSpan, escapeMarkdown } from './markdown/escape';

/** A paper that a key may mean. */
export interface Choice {
  readonly citekey: string;
  readonly title: string;
  readonly byline: string;
}

/** No key means more in practice. */
const shown = 8;

/** The papers that an ambiguous key may mean, as a list in Markdown: each with the key that names it alone. */
export function choicesText(choices: readonly Choice[], links: CardLinks): string {
  const rows = choices.slice(0, shown).map(({ citekey, title, byline }) => {
    const name = escapeMarkdown(title === '' ? citekey : title);
    const about = [codeSpan(`@${citekey}`), escapeMarkdown(byline)].filter((part) => part !== '').join(' · ');
    return `- [${name}](${links.command('showPaper', citekey)})  \n  ${about}`;
  });
  const more = choices.length - rows.length;
  return [
    `This key may mean any of ${choices.length} papers:`,
    '',
    ...rows,
    ...(more > 0 ? [`- and ${more} more`] : []),
  ].join('\n');
}
