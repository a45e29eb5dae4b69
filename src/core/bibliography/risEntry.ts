import { fullContainerTitle, fullTitle, withParticle, type Description, type Name } from '../paper';

/** RIS's types, by CSL's. */
const types: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  article: 'UNPB',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'UNPB',
  map: 'MAP',
  motion_picture: 'MPCT',
  pamphlet: 'PAMP',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  personal_communication: 'PCOMM',
  report: 'RPRT',
  software: 'COMP',
  song: 'SOUND',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
  post: 'ELEC',
  'post-weblog': 'BLOG',
};

/** A paper as a record of RIS, with line feeds and without one at its end; its `ID` is the key, for Pandoc too. */
export function risEntry(citekey: string, paper: Description): string {
  const page = /^([^-–]*)[-–]+([^-–]*)$/.exec(paper.page ?? '');
  const isConference = paper.type === 'paper-conference';
  // a special issue is no part of its journal's name
  const container = paper.type?.startsWith('article') ? paper.containerTitle : fullContainerTitle(paper);
  const isNumbered = paper.type === 'report' || paper.type === 'patent' || paper.type === 'thesis';
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', Object.hasOwn(types, paper.type ?? '') ? types[paper.type ?? ''] : paper.containerTitle ? 'JOUR' : 'GEN'],
    ['ID', citekey],
    ['TI', fullTitle(paper)],
    ...names('AU', paper.author),
    ...names('A2', paper.editor),
    ...names('A4', paper.translator),
    ['PY', paper.year === null ? undefined : String(paper.year)],
    ['DA', date(paper)],
    [isConference ? 'C3' : 'T2', container ?? (isConference ? undefined : paper.collectionTitle)],
    ['T3', container === undefined && !isConference ? undefined : paper.collectionTitle],
    ['J2', paper.containerTitleShort],
    ['T2', isConference ? paper.eventTitle : undefined],
    ['VL', paper.volume],
    ['IS', isNumbered ? paper.number : paper.issue],
    ['SP', page?.[1]?.trim() ?? paper.page],
    ['EP', page?.[2]?.trim()],
    ['SV', paper.collectionNumber],
    ['ET', paper.edition],
    ['M3', isNumbered ? paper.genre : undefined],
    ['PB', paper.publisher],
    ['CY', paper.publisherPlace],
    ['SN', paper.isbn ?? paper.issn],
    ['DO', paper.doi],
    ['UR', paper.url],
    ['UR', paper.arxiv === undefined ? undefined : `https://arxiv.org/abs/${paper.arxiv}`],
    ['LA', paper.language],
    ...(paper.keyword ?? []).map((word): [string, string] => ['KW', word]),
    ['N1', paper.note],
    ['AB', paper.abstract],
  ];
  const lines = tags.flatMap(([tag, value]) => {
    const text = (value ?? '').replace(/[\s\0-\x1f]+/g, ' ').trim();
    return text === '' ? [] : [`${tag}  - ${text}`];
  });
  return [...lines, 'ER  - '].join('\n');
}

function names(tag: string, people: readonly Name[] = []): [string, string][] {
  return people.map((name) => [tag, risName(name)]);
}

/** A name that is not to be taken apart ends with a comma. */
function risName({ literal, droppingParticle, nonDroppingParticle, family, given, suffix }: Name): string {
  if (literal !== undefined) return `${literal},`;
  const last = withParticle(droppingParticle, withParticle(nonDroppingParticle, family));
  return [last, given ?? '', suffix ?? ''].join(', ').replace(/[, ]+$/, given === undefined ? ',' : '');
}

function date({ year, month, day }: Description): string | undefined {
  if (year === null || month === undefined) return undefined;
  const parts = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day ?? '').padStart(2, '0')];
  return day === undefined ? parts.slice(0, 2).join('/') : parts.join('/');
}
