import { dirname } from 'node:path';

/** Where the bench keeps libraries, indexes and compiled peers: above the folder of the bundle that this is part of. */
export const home = dirname(__dirname);
