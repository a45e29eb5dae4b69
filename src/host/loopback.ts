import { request } from 'node:http';
import { NoAnswer, type Ask, type NoAnswerReason } from '../core/zotero/request';

/** Programs on this computer, asked over HTTP: the address is fixed, redirections are not followed. */
export function loopback(signal: AbortSignal): Ask {
  return ({ port, path, headers, body, timeout, limit }) =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : Buffer.from(body);
      const outgoing = request({
        host: '127.0.0.1',
        port,
        path,
        method: bytes ? 'POST' : 'GET',
        headers: { ...headers, ...(bytes && { 'Content-Length': bytes.length }), Connection: 'close' },
        agent: false,
      });
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      };
      const fail = (reason: NoAnswerReason) => {
        end();
        reject(new NoAnswer(reason));
        outgoing.destroy();
      };
      const onAbort = () => fail('cancelled');
      const timer = setTimeout(() => fail('slow'), timeout);
      signal.addEventListener('abort', onAbort);
      if (signal.aborted) onAbort();

      outgoing.on('error', (error: NodeJS.ErrnoException) =>
        fail(error.code === 'ECONNREFUSED' ? 'refused' : 'broken'),
      );
      outgoing.on('response', (incoming) => {
        const pieces: Buffer[] = [];
        let length = 0;
        incoming.on('data', (piece: Buffer) => {
          length += piece.length;
          if (length > limit) fail('large');
          else pieces.push(piece);
        });
        incoming.on('aborted', () => fail('broken'));
        incoming.on('error', () => fail('broken'));
        incoming.on('end', () => {
          end();
          const single = Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()] as const);
          const text = Buffer.concat(pieces, length).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(single), text });
        });
      });
      outgoing.end(bytes);
    });
}
