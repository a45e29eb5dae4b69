// A small Zotero on a free port of this machine: Better BibTeX's JSON-RPC and pull export, and Zotero's local API.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeItem {
  readonly citekey: string;
  readonly title: string;
}

export interface FakeLibrary {
  readonly id: number;
  readonly name: string;
  readonly items: readonly FakeItem[];
}

/** What this Zotero is like; everything works unless it is said otherwise. */
export interface FakeOptions {
  readonly libraries?: readonly FakeLibrary[];
  /** `old` knows only searches for a text, exports batches as a page, and has its pull export elsewhere. */
  readonly betterBibtex?: 'current' | 'old' | 'absent';
  readonly localApi?: 'on' | 'off' | 'absent';
  /** Answers every request with this instead. */
  readonly instead?: (response: ServerResponse, request: IncomingMessage) => void;
  /** Is called before each request is answered; false hangs up. */
  readonly before?: (path: string, body: string) => unknown;
}

export interface FakeZotero {
  readonly port: number;
  /** Paths with their queries, and the methods of calls, in the order in which they came. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A library of as many items as wanted. */
export function libraryOf(id: number, name: string, count: number): FakeLibrary {
  const items = Array.from({ length: count }, (_, i) => ({
    citekey: `author${id}_${i}`,
    title: `Paper ${i} of ${name}`,
  }));
  return { id, name, items };
}

export async function startZotero(options: FakeOptions = {}): Promise<FakeZotero> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, options, asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: FakeOptions, asked: string[]) {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces).toString();
  const path = request.url ?? '';
  asked.push(body === '' ? path : (JSON.parse(body) as { method: string }).method);
  if ((await options.before?.(path, body)) === false) {
    request.socket.destroy();
    return;
  }
  if (options.instead) {
    options.instead(response, request);
    return;
  }
  const looksLikeBrowser = request.headers['user-agent']?.startsWith('Mozilla/') === true;
  if (looksLikeBrowser && request.headers['zotero-allowed-request'] === undefined) {
    request.socket.destroy();
    return;
  }
  const url = new URL(path, 'http://127.0.0.1');
  const [status, type, text, headers = {}] = url.pathname.startsWith('/api/')
    ? localApi(url, request, options)
    : betterBibtex(url, body, options);
  response.writeHead(status, { 'X-Zotero-Version': '7.0.15', 'Content-Type': type, ...headers });
  response.end(text);
}

type Page = readonly [status: number, type: string, text: string, headers?: Record<string, string>];

const noEndpoint: Page = [404, 'text/plain', 'No endpoint found\n'];

function betterBibtex(url: URL, body: string, { betterBibtex: kind = 'current', libraries = [] }: FakeOptions): Page {
  if (kind === 'absent') return noEndpoint;
  if (url.pathname === '/better-bibtex/json-rpc') {
    const { method, params } = JSON.parse(body) as { method: string; params: unknown[] };
    const answer = { jsonrpc: '2.0', id: 1, ...called(method, params, kind, libraries) };
    return [200, 'application/json', JSON.stringify(answer)];
  }
  const pull = kind === 'old' ? '/better-bibtex/library' : '/better-bibtex/export/library';
  const [, id] = /^\?\/(\d+)\/library\.biblatex$/.exec(url.search) ?? [];
  const library = libraries.find((one) => String(one.id) === id);
  if (url.pathname !== pull || !library) return noEndpoint;
  return [200, 'text/plain', library.items.map(biblatex).join('\n')];
}

function called(method: string, params: unknown[], kind: 'current' | 'old', libraries: readonly FakeLibrary[]): object {
  const fault = (message: string) => ({ error: { code: -32602, message }, id: null });
  if (method === 'user.groups') return { result: libraries.map(({ id, name }) => ({ id, name })) };
  if (kind === 'old') return fault('terms.replace is not a function');
  if (method === 'item.search') {
    const [conditions] = params as [[string, string, unknown][]];
    const [, , id] = conditions.find(([field]) => field === 'libraryID') ?? [];
    const found = libraries.find((library) => library.id === id)?.items ?? [];
    return { result: found.map(({ citekey, title }) => ({ type: 'article-journal', title, citekey })) };
  }
  if (method === 'item.export') {
    const [citekeys, translator, id] = params as [string[], string, number];
    const items = libraries.find((library) => library.id === id)?.items ?? [];
    const found = citekeys.map((key) => items.filter(({ citekey }) => citekey === key));
    if (translator !== 'Better BibLaTeX') return fault(`Unknown translator ${translator}`);
    if (found.some(({ length }) => length === 0)) return fault('not found');
    if (found.some(({ length }) => length > 1)) return fault('duplicates found');
    return { result: found.flat().map(biblatex).join('\n') };
  }
  return { error: { code: -32601, message: `Method not found: ${method}` }, id: null };
}

function biblatex({ citekey, title }: FakeItem): string {
  return `@article{${citekey},\n  title = {${title}},\n  date = {2021}\n}\n`;
}

function localApi(url: URL, request: IncomingMessage, { localApi: kind = 'on', libraries = [] }: FakeOptions): Page {
  if (kind === 'absent') return noEndpoint;
  if (kind === 'off') return [403, 'text/plain', 'Local API is not enabled'];
  if (request.headers['zotero-api-version'] !== '3') return [501, 'text/plain', 'API version not implemented'];
  const [own, ...groups] = libraries;
  if (url.pathname === '/api/users/0/groups') {
    const rows = groups.map(({ id, name }) => ({ id, version: 1, data: { id, name } }));
    return [200, 'application/json', JSON.stringify(rows)];
  }
  const [, group] = /^\/api\/(?:users\/0|groups\/(\d+))\/items\/top$/.exec(url.pathname) ?? [];
  const library = group === undefined ? own : groups.find(({ id }) => String(id) === group);
  const { searchParams } = url;
  if (!library || searchParams.get('format') !== 'csljson') return [404, 'text/plain', 'Not found'];
  const start = Number(searchParams.get('start'));
  const page = library.items.slice(start, start + Number(searchParams.get('limit')));
  const items = page.map(({ citekey, title }, i) => ({
    id: citekey === '' ? `http://zotero.org/users/local/x/items/ITEM${start + i}` : citekey,
    type: 'article-journal',
    title,
  }));
  return [200, 'text/plain', JSON.stringify(items), { 'Total-Results': String(library.items.length) }];
}
