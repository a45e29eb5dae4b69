import type { PaperRecord } from '../../paper';
import { normalArxiv, normalDoi } from '../../text/identifiers';
import { dateIn } from '../json/dates';
import { namesIn } from '../nameList';
import { decodeTex } from '../tex';
import type { Block } from './block';

/** No identifier or address is longer. */
const longest = 2000;

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
  const venue = plain(block.text('venue'));
  // the name of a work elsewhere, or a number, is no key
  const isKey =
    key !== undefined && !/\s|^\d+$/.test(key) && normalArxiv(key) === undefined && normalDoi(key) === undefined;
  return {
    ...(isKey && { citekey: key }),
    ...(arxiv !== undefined && venue === '' && { type: 'article' }),
    title,
    abstract: plain(block.text('summary')),
    author: namesIn(block.text('authors')),
    ...dateIn(block.text('date')),
    ...(venue !== '' && { containerTitle: venue }),
    ...(foundDoi !== undefined && { doi: foundDoi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(url !== undefined && { url }),
    ...(files.length > 0 && { file: files }),
    ...(keyword.length > 0 && { keyword }),
    source: { file, line: block.line },
  };
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
