import { ImportFailed } from './failure';
import { NoAnswer, type Ask } from './request';
import { answerLimit, call, callerHeaders, fieldsOf } from './rpc';
import type { Exported, OnProgress, ZoteroLibrary } from './connection';

/** Papers that are asked for at once: few enough to see progress, many enough to be fast. */
const batchSize = 200;
/** Milliseconds. A whole library of thousands takes minutes when Better BibTeX has not exported it before. */
const searchTimeout = 120_000;
const batchTimeout = 120_000;
const wholeTimeout = 900_000;

const translator = 'Better BibLaTeX';
const entry = /^[ \t]*@(?!comment|string|preamble)[a-z]+[ \t]*[{(]/gim;

/** The libraries as Better BibTeX tells them; undefined where there is no Better BibTeX. */
export async function betterBibtexLibraries(
  ask: Ask,
  port: number,
  timeout: number,
): Promise<readonly ZoteroLibrary[] | undefined> {
  const groups = await call(ask, port, 'user.groups', [], timeout);
  if (!Array.isArray(groups)) return undefined;
  return groups.map(fieldsOf).flatMap(({ id, name }) => {
    if (!Number.isSafeInteger(id) || typeof name !== 'string') return [];
    return [{ id: String(id), name: name.trim() || `Library ${String(id)}` }];
  });
}

/**
 * A library as BibLaTeX with the keys that Better BibTeX gives: in batches, so that it can be seen to go on; where keys do
 * not tell all items apart, or an older version does not know the calls, in one piece.
 * @throws NoAnswer, ImportFailed
 */
export async function exportByBetterBibtex(
  ask: Ask,
  port: number,
  library: ZoteroLibrary,
  onProgress: OnProgress,
): Promise<Exported> {
  const id = Number(library.id);
  const citekeys = await citekeysOf(ask, port, id);
  const inBatches = citekeys && (await exportBatches(ask, port, id, citekeys, onProgress));
  const text = inBatches ?? (await exportWhole(ask, port, id, onProgress));
  const papers = text.match(entry)?.length ?? 0;
  if (papers === 0 && text.trim() !== '') throw new ImportFailed('notUnderstood');
  return { papers, text };
}

/** The keys of all items, or undefined where they cannot be told or do not tell the items apart. */
async function citekeysOf(ask: Ask, port: number, library: number): Promise<readonly string[] | undefined> {
  const conditions = [
    ['libraryID', 'is', library],
    ...['attachment', 'note', 'annotation'].map((type) => ['itemType', 'isNot', type]),
  ];
  const items = await unlessInVain(() => call(ask, port, 'item.search', [conditions], searchTimeout));
  if (!Array.isArray(items)) return undefined;
  const citekeys = items.map((item) => fieldsOf(item)['citekey']);
  const isKey = (key: unknown): key is string => typeof key === 'string' && key !== '' && !key.includes('@');
  return citekeys.every(isKey) && new Set(citekeys).size === citekeys.length ? citekeys : undefined;
}

async function exportBatches(
  ask: Ask,
  port: number,
  library: number,
  citekeys: readonly string[],
  onProgress: OnProgress,
): Promise<string | undefined> {
  const texts: string[] = [];
  let length = 0;
  for (let done = 0; done < citekeys.length; done += batchSize) {
    onProgress(done, citekeys.length);
    const batch = citekeys.slice(done, done + batchSize);
    const result = await unlessInVain(() => call(ask, port, 'item.export', [batch, translator, library], batchTimeout));
    // older versions answer as if it were a page: status, type, text
    const text: unknown = Array.isArray(result) ? result[2] : result;
    if (typeof text !== 'string') return undefined;
    length += text.length;
    if (length > answerLimit) throw new ImportFailed('large');
    texts.push(text.trim());
  }
  onProgress(citekeys.length, citekeys.length);
  return texts.join('\n\n');
}

/** @see https://retorque.re/zotero-better-bibtex/exporting/pull/ */
async function exportWhole(ask: Ask, port: number, library: number, onProgress: OnProgress): Promise<string> {
  onProgress(0, undefined);
  // the second is the address of older versions
  for (const path of ['/better-bibtex/export/library', '/better-bibtex/library']) {
    const { status, text } = await ask({
      port,
      path: `${path}?/${library}/library.biblatex`,
      headers: callerHeaders,
      timeout: wholeTimeout,
      limit: answerLimit,
    });
    if (status === 200) return text;
  }
  throw new ImportFailed('notUnderstood');
}

/** What can also be had in another way need not be answered; but who is not there, or was stopped, is not asked again. */
async function unlessInVain(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAnswer && error.reason !== 'refused' && error.reason !== 'cancelled') return undefined;
    throw error;
  }
}
