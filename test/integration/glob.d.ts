/** esbuild.js makes imports of it: every file below the importer's folder that ends as the pattern does. */
declare module 'glob:*';
