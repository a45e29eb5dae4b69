import { englishStem } from './englishStemmer';

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

// British to American, for words that hold the first letters. Words in -vise, -cise, -prise and the like are not of the
// Greek kind and keep their s.
const SPELLINGS: readonly (readonly [string, RegExp, string])[] = [
  ['is', /(?<![cpvwo]|pra|tre|ra)is(ations?|e|ed|es|er|ers|ing|able)$/, 'iz$1'],
  ['ys', /(?<=^paral|^cata)ys(e|ed|es|er|ers|ing)$/, 'yz$1'],
  ['our', /(?<=behavi|col|neighb|fav|lab|hon|flav|harb|hum|vap|tum|rum|endeav|vig)our/, 'or'],
  ['re', /(?<=cent|fib|met|lit|calib|theat)re(s?)$/, 'er$1'],
  ['red', /(?<=cent|calib)red$/, 'ered'],
  ['ogue', /(?<=catal|dial|anal|epil)ogue(s?)$/, 'og$1'],
  ['nce', /(?<=defe|offe|lice|prete)nce/, 'nse'],
  ['artef', /^artef/, 'artif'],
];

// Words of one root that the stemmer would keep apart, for words that hold the first letters: sparsity is what is sparse.
const ROOTS: readonly (readonly [string, RegExp, string])[] = [
  ['ification', /ification(s?)$/, 'ify$1'],
  ['sity', /(?<=[lnr]s)(?<!univers)ity$/, 'e'],
  ['metry', /metry$/, 'metric'],
  ['acy', /(?<=accur|priv)acy$/, 'ate'],
];

/** The names of Greek letters, as who has no such keys types them. */
const GREEK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota' },
    ...{ κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ο: 'omicron', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau' },
    ...{ υ: 'upsilon', φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega' },
  }),
);
const GREEK_LETTER = /[α-ω]/gu;
/** A Greek letter alone, or one beside others: not a Greek word. */
const FORMULA = /^[α-ω]$|[a-z0-9][α-ω]|[α-ω][a-z0-9]/u;

/**
 * The stem of a folded word: Snowball's after British spelling and irregular plurals are made regular, and words of one root
 * alike. Greek letters that stand alone or beside Latin ones are their names; other words with anything but a to z are their
 * own stem.
 */
export function stem(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return FORMULA.test(word) ? named(word) : word;
  let regular = Object.hasOwn(IRREGULAR, word) ? (IRREGULAR[word] ?? word) : word;
  for (const rules of [SPELLINGS, ROOTS]) {
    for (const [letters, form, replacement] of rules) {
      if (regular.includes(letters)) regular = regular.replace(form, replacement);
    }
  }
  return englishStem(regular);
}

function named(formula: string): string {
  const latin = formula.replace(GREEK_LETTER, (letter) => GREEK.get(letter) ?? letter);
  return /^[a-z]{3,}$/.test(latin) ? englishStem(latin) : latin;
}
