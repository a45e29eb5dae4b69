import { createReadStream } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { createLibraryWorker } from './libraryWorker';

/** Bytes that are read at once. */
const pieceSize = 1 << 18;

if (parentPort) {
  const openPath = (path: string): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: pieceSize });
  expose(createLibraryWorker(openPath), nodeEndpoint(parentPort));
}
