import tseslint from 'typescript-eslint';

const outsideCore = [
  {
    group: ['vscode', 'node:*', 'fs', 'path', 'os', 'worker_threads'],
    message: 'core knows neither VS Code nor Node.',
  },
  {
    group: ['../host/*', '../vscode/*', '../worker/*', '../../host/*', '../../vscode/*', '../../worker/*'],
    message: 'core depends on nothing outside itself.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'test/host/node_modules/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/vscode/**', 'src/host/**', 'src/extension.ts', 'src/extension.web.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'vscode', message: 'Only src/vscode, src/host and the entries know VS Code.' }] },
      ],
    },
  },
  { files: ['src/core/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: outsideCore }] } },
  {
    // a feature knows core, the worker's client and shared pieces, never another feature; activate.ts alone wires them
    files: ['src/vscode/features/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['./*'], message: 'No feature imports another feature.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
