import { withPart } from '../../paper';
import type { Entry } from './entry';
import { isChapter } from './types';

/** What an entry's titles are in a record; the empty string for what is not there. */
export interface Titles {
  readonly title: string;
  readonly containerTitle: string;
  readonly volumeTitle: string;
}

/**
 * The titles of a work and of where it appeared, as Pandoc has them: each is "Title: Subtitle. Addition". Of a volume, the
 * title is that of the work in several volumes; so it is with a part's container. Where a volume has a container
 * as well, which BibLaTeX does not know, its own title stays with that of the work.
 */
export function titlesOf(entry: Entry): Titles {
  const own = titled(entry, '');
  const main = titled(entry, 'main');
  const issue = titled(entry, 'issue');
  if (isChapter(entry.type)) {
    const book = titled(entry, 'book');
    const volumeTitle = main === '' ? '' : book;
    return { title: own, containerTitle: main || book || titled(entry, 'journal'), volumeTitle };
  }
  if (entry.type === 'periodical') return { title: issue || own, containerTitle: own, volumeTitle: '' };
  const containerTitle = titled(entry, 'journal');
  if (containerTitle !== '') return { title: withPart(main, own), containerTitle, volumeTitle: issue };
  return main === ''
    ? { title: own, containerTitle, volumeTitle: '' }
    : { title: main, containerTitle, volumeTitle: own };
}

function titled(entry: Entry, of: '' | 'main' | 'book' | 'issue' | 'journal'): string {
  const title = entry.text(of === 'journal' ? 'journaltitle' : `${of}title`);
  if (title === '') return '';
  return withPart(withPart(title, entry.text(`${of}subtitle`), ':'), entry.text(`${of}titleaddon`));
}
