import type { Description } from '../paper';

/** DOI prefixes of preprint servers, archives and mirrors: what they register stands beside the publication's own DOI. */
const mirrors: ReadonlySet<string> = new Set([
  '10.48550', // arXiv
  '10.2139', // SSRN
  '10.21203', // Research Square
  '10.31234', // PsyArXiv
  '10.31219', // OSF
  '10.31235', // SocArXiv
  '10.26434', // ChemRxiv
  '10.20944', // Preprints.org
  '10.36227', // TechRxiv
  '10.5281', // Zenodo
  '10.5555', // the ACM's own, for what has no DOI
]);

/** bioRxiv and medRxiv share their prefix with the journals of Cold Spring Harbor, whose names begin with letters. */
const coldSpringHarborPreprint = /^10\.1101\/\d/;

/** Whether a DOI names a publication, and not a preprint or a copy. */
export function isRegistered(doi: string): boolean {
  return !mirrors.has(doi.slice(0, Math.max(0, doi.indexOf('/')))) && !coldSpringHarborPreprint.test(doi);
}

/** How far a record is that of a publication: 2 it names where the work came out, 1 nothing is said, 0 a preprint. */
export type Standing = 0 | 1 | 2;

/** @see Standing */
export function standing(record: Description): Standing {
  if (record.doi !== undefined && isRegistered(record.doi)) return 2;
  const container = record.containerTitle;
  if (container !== undefined) return isPreprintServer(container) ? 0 : 2;
  return record.doi !== undefined || record.arxiv !== undefined ? 0 : 1;
}

function isPreprintServer(container: string): boolean {
  return /^\s*(?:arxiv|corr\b|biorxiv|medrxiv|ssrn\b|psyarxiv|socarxiv|chemrxiv|techrxiv|research square|preprints\.org|zenodo)/i.test(
    container,
  );
}
