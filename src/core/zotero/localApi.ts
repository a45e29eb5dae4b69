import { ImportFailed } from './failure';
import type { Ask, LoopbackAnswer } from './request';
import { answerLimit, callerHeaders, fieldsOf, parsed } from './rpc';
import type { Exported, OnProgress, ZoteroLibrary } from './connection';

/** Items of one page: Zotero's own limit. */
const pageSize = 100;
/** Milliseconds. */
const pageTimeout = 60_000;
/** Against an answer that never ends. */
const mostItems = 1_000_000;

const personal: ZoteroLibrary = { id: 'users/0', name: 'My Library' };

/**
 * The libraries as Zotero's local API tells them.
 * @throws NoAnswer; ImportFailed where it is off, not there, or not Zotero's
 * @see https://www.zotero.org/support/dev/web_api/v3/local_api
 */
export async function localLibraries(ask: Ask, port: number, timeout: number): Promise<readonly ZoteroLibrary[]> {
  const answer = await get(ask, port, '/api/users/0/groups', timeout);
  if (answer.status === 403) throw new ImportFailed('interfaceOff');
  if (answer.status === 404 && answer.headers['x-zotero-version'] !== undefined) throw new ImportFailed('noInterface');
  const groups = answer.status === 200 ? parsed(answer.text) : undefined;
  if (!Array.isArray(groups)) throw new ImportFailed('notUnderstood');
  const named = groups.map(fieldsOf).flatMap(({ id, data }) => {
    const { name } = fieldsOf(data);
    if (!Number.isSafeInteger(id)) return [];
    return [{ id: `groups/${String(id)}`, name: (typeof name === 'string' && name.trim()) || `Group ${String(id)}` }];
  });
  return [personal, ...named];
}

/**
 * A library as CSL-JSON, one item a line. Items keep the keys that their owner gave them; the addresses that Zotero gives
 * to the others are left out.
 * @throws NoAnswer, ImportFailed
 */
export async function exportByLocalApi(
  ask: Ask,
  port: number,
  library: ZoteroLibrary,
  onProgress: OnProgress,
): Promise<Exported> {
  const items: string[] = [];
  let length = 0;
  let total = 0;
  for (let start = 0; start === 0 || start < total; start += pageSize) {
    onProgress(Math.min(start, total), start === 0 ? undefined : total);
    // by what does not change while it is read
    const query = `format=csljson&itemType=-attachment&itemType=-note&sort=dateAdded&direction=asc&limit=${pageSize}&start=${start}`;
    const answer = await get(ask, port, `/api/${library.id}/items/top?${query}`, pageTimeout);
    if (answer.status === 403) throw new ImportFailed('interfaceOff');
    const page = answer.status === 200 ? parsed(answer.text) : undefined;
    if (!Array.isArray(page)) throw new ImportFailed('notUnderstood');
    total = Math.min(Number(answer.headers['total-results']) || page.length, mostItems);
    if (page.length === 0) break;
    const told = page.map((item) => JSON.stringify(keyed(fieldsOf(item)))).filter((item) => item !== '{}');
    for (const item of told) items.push(item);
    length += answer.text.length;
    if (length > answerLimit) throw new ImportFailed('large');
  }
  onProgress(items.length, items.length);
  return { papers: items.length, text: items.join(',\n') };
}

function get(ask: Ask, port: number, path: string, timeout: number): Promise<LoopbackAnswer> {
  const headers = { ...callerHeaders, 'Zotero-API-Version': '3' };
  return ask({ port, path, headers, timeout, limit: answerLimit });
}

/** An item without an `id` that is no key: Zotero puts the item's address there. */
function keyed({ id, ...item }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof id === 'string' && !id.includes('://') ? { id, ...item } : item;
}
