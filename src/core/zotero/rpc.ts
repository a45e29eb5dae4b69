import type { Ask } from './request';

/** How long an answer may be, in bytes: a library of a hundred thousand papers; a text must still fit into a string. */
export const answerLimit = 1 << 28;

/** A value that came from outside, as an object; empty where it is none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A text as JSON; undefined for what is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Zotero hangs up on what looks like a web page, unless it is told so. */
export const callerHeaders = { 'Zotero-Allowed-Request': '1', 'User-Agent': 'Lectern' } as const;

/**
 * Calls a method of Better BibTeX.
 * @param timeout milliseconds
 * @returns its result, or undefined where there is no such method, no Better BibTeX, or no sense in the answer
 * @throws NoAnswer
 * @see https://retorque.re/zotero-better-bibtex/exporting/json-rpc
 */
export async function call(
  ask: Ask,
  port: number,
  method: string,
  params: readonly unknown[],
  timeout: number,
): Promise<unknown> {
  const { status, text } = await ask({
    port,
    path: '/better-bibtex/json-rpc',
    headers: { ...callerHeaders, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 }),
    timeout,
    limit: answerLimit,
  });
  return status === 200 ? fieldsOf(parsed(text))['result'] : undefined;
}
