import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { MiniSearchEngine } from '../core/search/miniSearchEngine';
import { createLibraryWorker } from './libraryWorker';

if (parentPort)
  expose(
    createLibraryWorker(() => new MiniSearchEngine()),
    nodeEndpoint(parentPort),
  );
