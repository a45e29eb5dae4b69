// Builds everything into dist/ (and, with --tests, the tests into out/).
// usage: node esbuild.js [--production] [--watch] [--tests]
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  resolveExtensions: ['.ts', '.mjs', '.js', '.json'], // comlink's adapter for Node has its code in .mjs
  target: 'es2022',
};
/** @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
/** @type {import('esbuild').BuildOptions} */
const browser = {
  ...common,
  platform: 'browser',
  format: 'cjs',
  mainFields: ['module', 'main'],
  conditions: ['worker', 'module'], // extensions run in a worker: packages must not reach for the document
};

/**
 * esbuild shares code between ECMAScript modules alone, which VS Code 1.101 loads on Node only: what it has split is made
 * CommonJS, file by file.
 * @type {import('esbuild').Plugin}
 */
const asCommonJs = {
  name: 'as-common-js',
  setup(build) {
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path: file, text } of outputFiles.filter((one) => one.path.endsWith('.js'))) {
        const { code } = await esbuild.transform(text, {
          format: 'cjs',
          platform: 'node',
          target: node.target,
          minify: production,
          sourcemap: production ? false : 'inline',
          legalComments: 'none',
          supported: { 'dynamic-import': false },
        });
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, code);
      }
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...node,
    entryPoints: { extension: 'src/extension.ts', worker: 'src/worker/worker.node.ts' },
    outdir: 'dist',
    chunkNames: 'shared-[hash]', // what the host and the worker both need: each loads no more than it uses
    external: ['vscode'],
    format: 'esm',
    splitting: true,
    sourcemap: production ? false : 'inline',
    plugins: [asCommonJs],
  },
  { ...node, entryPoints: { cli: 'src/cli.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
  {
    ...browser,
    entryPoints: { extension: 'src/extension.web.ts' },
    outdir: 'dist/web',
    external: ['vscode'],
    banner: { js: 'var module = typeof module === "undefined" ? {} : module;' }, // the worker, too, runs this script
  },
];

/** Every file below a folder whose name ends so. */
function filesBelow(folder, ending) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => path.join(folder, file));
}

/**
 * `import('glob:./*.test.ts')` imports every file below the importer's folder that ends so: no list of tests is kept by hand.
 * @type {import('esbuild').Plugin}
 */
const globImports = {
  name: 'glob-imports',
  setup(build) {
    build.onResolve({ filter: /^glob:\.\/\*/ }, ({ path: pattern, resolveDir }) => ({
      path: path.join(resolveDir, pattern.slice('glob:'.length)),
      namespace: 'glob',
    }));
    build.onLoad({ filter: /.*/, namespace: 'glob' }, ({ path: pattern }) => {
      const [folder, ending] = pattern.split('*');
      const files = filesBelow(folder, ending);
      return { contents: files.map((file) => `import ${JSON.stringify(file)};`).join('\n'), resolveDir: folder };
    });
  },
};

/** Tests are not shipped: their failures should name lines, also beside production bundles. */
const readable = { minify: false, sourcemap: 'inline' };

/** @type {() => import('esbuild').BuildOptions[]} */
const testBundles = () => [
  {
    ...node,
    entryPoints: [
      ...filesBelow('test/unit', '.test.ts'),
      ...filesBelow('test/integration', '.test.ts'), // one by one for @vscode/test-cli
      ...filesBelow('test/integration', '.node.ts'),
      ...filesBelow('test/e2e', '.e2e.ts'),
    ],
    outbase: 'test',
    outdir: 'out/test',
    external: ['vscode', 'mocha', 'fast-check'],
    plugins: [globImports],
    ...readable,
  },
  {
    ...browser,
    entryPoints: filesBelow('test/integration', '.web.ts'),
    outbase: 'test',
    outdir: 'out/test',
    external: ['vscode', 'node:*'],
    alias: { 'node:assert/strict': './test/integration/browserAssert.ts' },
    plugins: [globImports],
    ...readable,
  },
];

async function main() {
  const all = tests ? [...bundles, ...testBundles()] : bundles;
  if (watch) {
    for (const bundle of all) await (await esbuild.context(bundle)).watch();
    return;
  }
  fs.rmSync('dist', { recursive: true, force: true });
  if (tests) fs.rmSync('out', { recursive: true, force: true });
  await Promise.all(all.map((bundle) => esbuild.build(bundle)));
}

main().catch(() => process.exit(1));
