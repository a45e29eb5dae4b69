// The synthetic libraries that everything here is measured on.
export { arxivLines, packedPage } from './corpus/formats';
export { knownItems, type KnownItem, type QueryKind } from './corpus/knownItems';
export { endlessPapers, syntheticPapers, type SyntheticPaper } from './corpus/papers';
export { random } from './corpus/random';
