import { expose } from 'comlink';
import { createLibraryWorker } from './libraryWorker';

expose(createLibraryWorker());
