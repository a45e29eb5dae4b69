import { holdsPapers } from './evidence';
import { feedLine, type FeedLine } from './feedLine';
import { linesOf } from './lines';
import type { Reader, Reading } from './reader';
import { segments } from './segmentation';
import { decodeTex } from './tex';

/** The saved page of a paper feed: titles and abstracts among the page's own words, with blank lines or without. */
export const feedPage: Reader = {
  format: 'Saved paper feed',
  extensions: ['.txt'],
  recognises,
  read,
};

function* read(text: string, file: string): Generator<Reading> {
  for (const { title, abstract, furniture } of segments(feedLines(text))) {
    if (furniture) continue;
    yield {
      record: {
        title: decodeTex(title.text),
        abstract: decodeTex(abstract.map((line) => line.text).join(' ')),
        author: [],
        year: null,
        source: { file, line: title.number },
      },
    };
  }
}

function* feedLines(text: string, most = Infinity): Generator<FeedLine> {
  let count = 0;
  for (const line of linesOf(text)) {
    if (++count > most) return;
    yield feedLine({ ...line, text: withoutButton(line.text) });
  }
}

/** A packed page glues its button to the first title. "Subscribers" and the like are words. */
function withoutButton(text: string): string {
  return text.replace(/^(?:Subscribe(?!\s|$|rs?\b|d\b|s\b)|(?:Sign up|Sign in|Log in)(?=\p{Lu}))/u, '');
}

/** How much is looked at to recognise a page, in characters and in lines. */
const looked = 200_000;
const lookedLines = 2000;

function recognises(text: string): boolean {
  return holdsPapers(segments(feedLines(text.slice(0, looked), lookedLines)));
}
