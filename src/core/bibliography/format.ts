/** The formats of bibliographies that Pandoc reads and Lectern writes. */
export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris';

const byEnding: Readonly<Record<string, BibliographyFormat>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  json: 'csl-json',
  yaml: 'csl-yaml',
  yml: 'csl-yaml',
  ris: 'ris',
};

/** The format that a bibliography's name stands for, as Pandoc tells it; undefined for any other file. */
export function bibliographyFormat(path: string): BibliographyFormat | undefined {
  const ending = /\.([a-z]+)$/.exec(path.slice(-10).toLowerCase())?.[1] ?? '';
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}
