import { expose } from 'comlink';
import { MiniSearchEngine } from '../core/search/miniSearchEngine';
import { createLibraryWorker } from './libraryWorker';

expose(createLibraryWorker(() => new MiniSearchEngine()));
