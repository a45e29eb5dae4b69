import type { Description } from '../paper';

/** DOI prefixes of preprint servers, archives and mirrors: what they register stands beside the publication's own DOI. */
const mirrors: ReadonlySet<string> = new Set([
  '10.48550', // arXiv
  '10.2139', // SSRN
  '10.21203', // Research Square
  '10.31234', // PsyArXiv
  '10.31219', // OSF
  '10.31222', // MetaArXiv
  '10.31223', // EarthArXiv
  '10.31235', // SocArXiv
  '10.26434', // ChemRxiv
  '10.20944', // Preprints.org
  '10.36227', // TechRxiv
  '10.22541', // Authorea
  '10.33774', // Cambridge Open Engage
  '10.35542', // EdArXiv
  '10.64898', // openRxiv: bioRxiv and medRxiv
  '10.17605', // OSF
  '10.5281', // Zenodo
  '10.6084', // figshare
  '10.13140', // ResearchGate
  '10.5555', // the ACM's own, for what has no DOI
]);

/**
 * Preprints that share their prefix with journals. Those of Cold Spring Harbor (bioRxiv, medRxiv) have a number, the
 * names of its journals begin with letters.
 */
const preprint = /^10\.(?:1101\/\d|1002\/essoar|5194\/egusphere-|2196\/preprints)/;

const server =
  /^\s*(?:arxiv|corr\b|biorxiv|medrxiv|ssrn\b|psyarxiv|socarxiv|chemrxiv|techrxiv|eartharxiv|edarxiv|metaarxiv|openrxiv|research square|preprints\.org|authorea|zenodo)/i;

/** Whether a DOI names a publication, and not a preprint or a copy. */
export function isRegistered(doi: string): boolean {
  return !mirrors.has(doi.slice(0, Math.max(0, doi.indexOf('/')))) && !preprint.test(doi);
}

/** How far a record is that of a publication: 2 it names where the work came out, 1 nothing is said, 0 a preprint. */
export type Standing = 0 | 1 | 2;

/** @see Standing */
export function standing(record: Description): Standing {
  if (record.doi !== undefined && isRegistered(record.doi)) return 2;
  const container = record.containerTitle;
  if (container !== undefined) return server.test(container) ? 0 : 2;
  return record.doi !== undefined || record.arxiv !== undefined || isFromServer(record) ? 0 : 1;
}

/** Whether there is a preprint of the work, by any sign: an identifier, or the server as the place where it came out. */
export function hasPreprint(record: Description): boolean {
  if (record.arxiv !== undefined || (record.doi !== undefined && !isRegistered(record.doi))) return true;
  return record.containerTitle === undefined ? isFromServer(record) : server.test(record.containerTitle);
}

function isFromServer({ type, publisher, archive, genre }: Description): boolean {
  if (type !== 'article') return false;
  return (
    [publisher, archive].some((place) => place !== undefined && server.test(place)) || /preprint/i.test(genre ?? '')
  );
}
