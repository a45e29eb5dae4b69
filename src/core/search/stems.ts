import { stemmer } from 'stemmer';

// Plurals and forms that no suffix rule finds, as this field writes them.
const IRREGULAR: Readonly<Record<string, string>> = {
  analyses: 'analysis',
  analyse: 'analysis',
  analysed: 'analysis',
  analysing: 'analysis',
  analyze: 'analysis',
  analyzed: 'analysis',
  analyzes: 'analysis',
  analyzing: 'analysis',
  appendices: 'appendix',
  automata: 'automaton',
  axes: 'axis',
  bases: 'basis',
  built: 'build',
  chosen: 'choose',
  corpora: 'corpus',
  criteria: 'criterion',
  feet: 'foot',
  found: 'find',
  grey: 'gray',
  hidden: 'hide',
  hypotheses: 'hypothesis',
  indices: 'index',
  learnt: 'learn',
  made: 'make',
  matrices: 'matrix',
  maxima: 'maximum',
  media: 'medium',
  minima: 'minimum',
  optima: 'optimum',
  phenomena: 'phenomenon',
  programme: 'program',
  programmes: 'programs',
  simplices: 'simplex',
  spectra: 'spectrum',
  stimuli: 'stimulus',
  taught: 'teach',
  vertices: 'vertex',
  women: 'woman',
};

// British to American. Words in -vise, -cise, -prise and the like are not of the Greek kind and keep their s.
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<![cpvwo]|pra|tre|ra)is(ations?|e|ed|es|er|ers|ing|able)$/, 'iz$1'],
  [/(?<=^paral|^cata)ys(e|ed|es|er|ers|ing)$/, 'yz$1'],
  [/(?<=behavi|col|neighb|fav|lab|hon|flav|harb|hum|vap|tum|rum|endeav|vig)our/, 'or'],
  [/(?<=cent|fib|met|lit|calib|theat)re(s?)$/, 'er$1'],
  [/(?<=cent|calib)red$/, 'ered'],
  [/(?<=catal|dial|anal|epil)ogue(s?)$/, 'og$1'],
  [/(?<=defe|offe|lice|prete)nce/, 'nse'],
  [/^artef/, 'artif'],
];

/**
 * The stem of a folded word: Porter's algorithm (M. F. Porter, 1980, "An algorithm for suffix stripping") after British
 * spelling and irregular plurals are made regular. Words with anything but a to z are their own stem.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let regular = Object.hasOwn(IRREGULAR, word) ? (IRREGULAR[word] ?? word) : word;
  for (const [british, american] of SPELLINGS) regular = regular.replace(british, american);
  return stemmer(regular);
}
