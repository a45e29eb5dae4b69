import type { Name, TextField } from '../../paper';

/**
 * CSL's variables (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables) that are plain
 * text: Lectern's name, CSL's, and others that are read as it. `arxiv` and `arxivClass` have none of their own.
 */
export const textVariables: readonly (readonly [field: TextField, variable: string, ...others: string[]])[] = [
  ['type', 'type'],
  ['containerTitle', 'container-title'],
  ['volumeTitle', 'volume-title'],
  ['containerTitleShort', 'container-title-short', 'journalAbbreviation', 'short-container-title'],
  ['collectionTitle', 'collection-title'],
  ['collectionNumber', 'collection-number'],
  ['eventTitle', 'event-title', 'event'],
  ['eventPlace', 'event-place'],
  ['publisher', 'publisher'],
  ['publisherPlace', 'publisher-place', 'publisher-location'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['number', 'number'],
  ['page', 'page'],
  ['chapterNumber', 'chapter-number'],
  ['edition', 'edition'],
  ['version', 'version'],
  ['genre', 'genre'],
  ['archive', 'archive'],
  ['language', 'language'],
  ['note', 'note'],
  ['doi', 'DOI'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['url', 'URL'],
];

/** The fields whose text is never markup. */
export const verbatimFields: ReadonlySet<TextField> = new Set(['type', 'doi', 'pmid', 'pmcid', 'isbn', 'issn', 'url']);

/** The variables that are names, alike in both. */
export const nameVariables = ['author', 'editor', 'translator'] as const;

/** The parts of a name: Lectern's and CSL's. */
export const nameParts: readonly (readonly [part: keyof Name, variable: string])[] = [
  ['family', 'family'],
  ['given', 'given'],
  ['droppingParticle', 'dropping-particle'],
  ['nonDroppingParticle', 'non-dropping-particle'],
  ['suffix', 'suffix'],
  ['literal', 'literal'],
];

/** CSL's types of works. */
export const cslTypes: ReadonlySet<string> = new Set(
  (
    'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset ' +
    'document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation ' +
    'manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical ' +
    'personal_communication post post-weblog regulation report review review-book software song speech standard thesis ' +
    'treaty webpage'
  ).split(' '),
);

/** Crossref's own types (https://api.crossref.org/types) where they differ from CSL's. */
export const crossrefTypes: ReadonlyMap<string, string> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['posted-content', 'article'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['book-part', 'chapter'],
  ['reference-entry', 'entry'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['reference-book', 'book'],
  ['proceedings', 'book'],
  ['dissertation', 'thesis'],
  ['report-component', 'report'],
  ['peer-review', 'review'],
]);
