import type { PaperRecord } from '../../paper';
import { normalArxiv, normalDoi } from '../../text/identifiers';
import { dateIn } from '../json/dates';
import { namesIn } from '../nameList';
import { decodeTex } from '../tex';
import type { Block } from './block';

/** No identifier or address is longer. */
const longest = 2000;
const longestJournal = 300;

/** The record of a block; undefined where it has no title. */
export function recordOf(block: Block, file: string): PaperRecord | undefined {
  const title = plain(block.text('title'));
  if (title === '') return undefined;
  const [key, doi, url] = [short(block, 'key')[0], short(block, 'doi')[0], short(block, 'url')[0]];
  const files = short(block, 'pdf');
  const names = [
    ...short(block, 'arxiv'),
    ...files,
    ...short(block, 'url'),
    ...short(block, 'key'),
    ...short(block, 'doi'),
  ];
  const foundDoi = firstOf(doi === undefined ? names : [doi, ...names], normalDoi);
  const arxiv = firstOf(names, normalArxiv);
  const keyword = keywordsIn(block.lines('keywords'));
  const reference = plain(block.text('reference'));
  const venue = plain(block.text('venue')) || journalIn(reference);
  // what a reference says beside the journal is not lost
  const note = [plain(block.text('note')), reference === venue ? '' : reference]
    .filter((text) => text !== '')
    .join('\n');
  const date = dateIn(block.text('date'));
  // the name of a work elsewhere, or a number, is no key
  const isKey =
    key !== undefined && !/\s|^\d+$/.test(key) && normalArxiv(key) === undefined && normalDoi(key) === undefined;
  return {
    ...(isKey && { citekey: key }),
    ...(arxiv !== undefined && venue === '' && { type: 'article' }),
    title,
    abstract: plain(block.text('summary')),
    author: namesIn(block.text('authors')),
    ...(date.year === null ? dateIn(block.text('submitted')) : date),
    ...(venue !== '' && { containerTitle: venue }),
    ...(foundDoi !== undefined && { doi: foundDoi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(url !== undefined && { url }),
    ...(files.length > 0 && { file: files }),
    ...(keyword.length > 0 && { keyword }),
    ...(note !== '' && { note }),
    source: { file, line: block.line },
  };
}

/** The journal at the beginning of a reference: of "Phys. Rev. D 12, 34 (2020)", what stands before the numbers. */
function journalIn(reference: string): string {
  const start = reference.slice(0, longestJournal);
  const name = start
    .split(/\d/, 1)[0]!
    .replace(/(?:[\s,;:([]|(?<!\p{L})(?:vol|volume|no)(?:\.|(?!\p{L}))){1,20}$/iu, '');
  return /\p{L}/u.test(name) ? name : '';
}

function short(block: Block, field: Parameters<Block['lines']>[0]): string[] {
  return block.lines(field).filter((text) => text.length <= longest);
}

function firstOf(texts: readonly string[], read: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keywordsIn(lines: readonly string[]): string[] {
  const words = lines.flatMap((line) => line.replace(/^\[(.*)\]$/, '$1').split(/[,;]/));
  const bare = words.map((word) => word.trim().replace(/^['"]|['"]$/g, ''));
  return [...new Set(bare)].filter((word) => word !== '');
}

function plain(text: string): string {
  return decodeTex(text).replace(/\s+/g, ' ').trim();
}
