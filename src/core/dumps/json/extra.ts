import type { Description } from '../../paper';
import { arxivFieldsOf, arxivNumber } from './arxivNumber';
import { doiOf } from './doi';

/** What Zotero's field "Extra" tells: a note, and on lines of their own what Zotero has no fields for. */
export interface Extra {
  /** The other lines; empty where there are none. */
  readonly note: string;
  readonly identifiers: Pick<Description, Identifier>;
  readonly citekey?: string;
  readonly aliases: readonly string[];
}

type Identifier = 'doi' | 'arxiv' | 'arxivClass' | 'pmid' | 'pmcid' | 'isbn' | 'issn';
type Identifiers = Pick<Description, Identifier>;

const labelled = /^\s*([a-z][a-z. -]{1,30}?)\s*[:=]\s*(\S.*)$/i;
const categoryLabel = 'tex.primaryclass';

/**
 * Takes `DOI: ...`, `arXiv: 2010.01412 [cs]`, `Citation Key: ...`, `tex.ids: ...` and the like out of a note.
 * @param note plain text, with its lines
 * @param known what the record tells itself: a line that tells something else stays in the note
 */
export function readExtra(note: string, known: Identifiers): Extra {
  const kept: string[] = [];
  let identifiers: Identifiers = {};
  let citekey: string | undefined;
  const aliases: string[] = [];
  for (const line of note.split('\n')) {
    const [, label = '', value = ''] = labelled.exec(line) ?? [];
    const name = label.toLowerCase().replace(/[ -]/g, '');
    const key = value.trim();
    const told = identifiersIn(name, key);
    if (name === 'citationkey' && !/\s/.test(key)) {
      citekey ??= key;
    } else if (name === 'tex.ids' || name === 'citationkeyalias') {
      aliases.push(...key.split(/[\s,;]+/).filter((alias) => alias !== ''));
    } else if (told && agrees(told, { ...identifiers, ...known })) {
      identifiers = { ...identifiers, ...told };
    } else {
      kept.push(line);
    }
  }
  return { note: kept.join('\n').trim(), identifiers, ...(citekey !== undefined && { citekey }), aliases };
}

/** A note with what CSL has no variable for: an identifier on arXiv, a category there. */
export function noteWith(note: string | undefined, arxiv: string | undefined, arxivClass: string | undefined): string {
  const lines = note === undefined ? [] : [note];
  if (arxiv !== undefined) lines.push(arxivNumber(arxiv, arxivClass).replace(':', ': '));
  else if (arxivClass !== undefined) lines.push(`${categoryLabel}: ${arxivClass}`);
  return lines.join('\n');
}

function identifiersIn(label: string, value: string): Identifiers | undefined {
  const doi = label === 'doi' ? doiOf(value) : undefined;
  if (doi !== undefined) return { doi };
  if (label === 'arxiv') {
    const fields = arxivFieldsOf(value);
    return fields.arxiv === undefined ? undefined : fields;
  }
  if (label === categoryLabel) return { arxivClass: value };
  if (label === 'pmid') return { pmid: value };
  if (label === 'pmcid') return { pmcid: value };
  if (label === 'isbn') return { isbn: value };
  return label === 'issn' ? { issn: value } : undefined;
}

function agrees(told: Identifiers, known: Identifiers): boolean {
  return Object.entries(told).every(([field, value]) => {
    const before = known[field as Identifier];
    return before === undefined || before === value;
  });
}
