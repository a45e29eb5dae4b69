import type { Found } from '../core/collection';
import { fullName, fullTitle, type Paper } from '../core/paper';
import { drawn, excerpt, highlights, type Range } from '../core/search/highlight';
import { printable, printableJson } from './printable';
import type { Terminal } from './terminal';

/** Writes results to standard output. */
export interface Printer {
  paper(paper: Paper): void;
  found(found: Found): void;
}

/** ANSI codes: on, off. */
const styles = { bold: [1, 22], cyan: [36, 39], dim: [2, 22] } as const;

type Style = keyof typeof styles;

const excerptWidth = 160;

/** One JSON object a line, or lines for people: with colour on a terminal that does not refuse it. */
export function printerFor(terminal: Terminal, json: boolean): Printer {
  const line = (text: string) => terminal.stdout.write(`${text}\n`);
  if (json) {
    return {
      paper: (paper) => line(printableJson(listed(paper))),
      found: ({ paper, hit }) => {
        const { score, terms, fields, isCited } = hit;
        line(printableJson({ citekey: paper.citekey, title: fullTitle(paper), score, terms, fields, isCited }));
      },
    };
  }
  const colour = terminal.stdout.isTTY === true && !terminal.env['NO_COLOR'];
  const style = (name: Style, text: string) =>
    colour ? `\u001b[${styles[name][0]}m${text}\u001b[${styles[name][1]}m` : text;
  const marked = (text: string, ranges: readonly Range[]) =>
    drawn(text, ranges, (part) => style('bold', printable(part)), printable);
  const key = (paper: Paper) => style('cyan', `@${printable(paper.citekey)}`);
  return {
    paper: (paper) => {
      const [first] = paper.sources;
      line(`${key(paper)}  ${printable(fullTitle(paper))}`);
      line(
        style(
          'dim',
          `    ${printable(first!.file)}:${first!.line}${paper.sources.length > 1 ? ` (+${paper.sources.length - 1})` : ''}`,
        ),
      );
    },
    found: ({ paper, hit }) => {
      const cited = hit.isCited ? style('dim', '  (cited)') : '';
      line(`${key(paper)}  ${marked(fullTitle(paper), highlights(fullTitle(paper), hit.terms))}${cited}`);
      if (!hit.fields.includes('abstract')) return;
      const part = excerpt(paper.abstract, hit.terms, excerptWidth);
      line(`    ${marked(part.text, part.highlights)}`);
    },
  };
}

/** A paper as `list --json` prints it: all that is known of it, the names also as one writes them. */
function listed(paper: Paper) {
  const { citekey, title, abstract, author, year, links, aliases, sources } = paper;
  const first = { citekey, title, abstract, authors: author.map(fullName), year, links, aliases, sources };
  // the id is the library's own; the names in their parts only where there are some
  return { ...first, ...paper, author: author.length > 0 ? author : undefined, id: undefined };
}
