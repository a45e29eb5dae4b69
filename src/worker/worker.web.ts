import { expose } from 'comlink';
import { MiniSearchEngine } from '../core/search/miniSearchEngine';
import { createLibraryWorker } from './libraryWorker';

expose(createLibraryWorker((paperOf) => new MiniSearchEngine(paperOf)));
