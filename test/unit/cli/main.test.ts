import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../../../src/cli/main';

suite('lectern on the command line', () => {
  let folder: string;

  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-cli-'));
    mkdirSync(join(folder, 'papers'));
    writeFileSync(
      join(folder, 'papers/spaced.txt'),
      'new\n\nSubscribe\n\nMar 14\n\nYOLOv9: Learning What You Want to Learn\n\nDetectors lose information. We give it ' +
        'back. Code is at https://example.org/yolo.\n\nDeep Residual Learning for Image Recognition\n\nWe train very ' +
        'deep networks with shortcuts for Schr\\"odinger.\n',
    );
    writeFileSync(
      join(folder, 'papers/packed.txt'),
      'Get trending papers in your email inbox!\nSubscribeDeep Residual Learning for Image Recognition\n' +
        'We train deep networks.\n',
    );
    writeFileSync(join(folder, 'papers/binary.txt'), Buffer.alloc(2000, 1));
  });

  suiteTeardown(() => rmSync(folder, { recursive: true }));

  async function lectern(args: readonly string[], input = '', isTTY = false) {
    const [stdout, stderr] = [Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
    const terminal = { stdin: Readable.from([input]), stdout, stderr, env: {}, cwd: () => folder };
    const read = Promise.all([text(stdout), text(stderr)]);
    const status = await main(args, terminal);
    stdout.end();
    stderr.end();
    const [out, err] = await read;
    return { status, out, err };
  }

  const json = (out: string) =>
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('answers queries in their language, and says what is wrong with them', async () => {
    const search = (query: string) => lectern(['search', query, '--in', 'papers', '--json']);
    const titles = async (query: string) => json((await search(query)).out).map(({ title }) => title);
    assert.deepEqual(await titles('"deep networks" title:residual'), ['Deep Residual Learning for Image Recognition']);
    assert.deepEqual(await titles('learning -image'), ['YOLOv9: Learning What You Want to Learn']);
    assert.deepEqual(await titles('in:packed'), ['Deep Residual Learning for Image Recognition']);
    const { status, err } = await search('learning year:soon cited:yes');
    assert.equal(status, 0);
    assert.match(err, /^lectern: year: .*"soon"/m);
    assert.match(err, /^lectern: cited: needs notes/m);
  });

  test('lists every work once, in order of first appearance, with all that is known', async () => {
    const { status, out } = await lectern(['list', 'papers/spaced.txt', 'papers/packed.txt', '--json']);
    assert.equal(status, 0);
    assert.deepEqual(json(out), [
      {
        citekey: 'yolov9',
        title: 'YOLOv9: Learning What You Want to Learn',
        abstract: 'Detectors lose information. We give it back. Code is at https://example.org/yolo.',
        authors: [],
        year: null,
        links: ['https://example.org/yolo'],
        aliases: [],
        sources: [{ file: 'papers/spaced.txt', line: 7 }],
      },
      {
        citekey: 'deepResidualLearning',
        title: 'Deep Residual Learning for Image Recognition',
        abstract: 'We train very deep networks with shortcuts for Schrödinger.',
        authors: [],
        year: null,
        links: [],
        aliases: [],
        sources: [
          { file: 'papers/packed.txt', line: 2 },
          { file: 'papers/spaced.txt', line: 11 },
        ],
      },
    ]);
  });

  test('tells problems on standard error, at file and line, and reads the rest', async () => {
    const { status, out, err } = await lectern(['list', 'papers', '--json']);
    assert.equal(status, 0);
    assert.equal(json(out).length, 2);
    assert.match(err, /^papers\/binary\.txt:1: \S.*\n$/);
  });

  test('ends with 1 when no paper was read', async () => {
    for (const source of ['papers/binary.txt', 'nowhere/*.txt', 'missing.txt']) {
      const { status, out, err } = await lectern(['list', source, '--json']);
      assert.deepEqual([status, out], [1, ''], source);
      assert.match(err, /^\S+:1: \S/, source);
    }
  });

  test('ends with 2 and says how it is used when used wrongly', async () => {
    for (const args of [
      [],
      ['frobnicate'],
      ['list'],
      ['search', 'x'],
      ['search', '--in', 'papers'],
      ['search', 'x', '--in', 'papers', '--limit', 'many'],
      ['related', '--in', 'papers'],
      ['list', 'papers', '--what'],
      ['list', ''],
      ['list', '--in'],
      ['list', 'papers', '--json=yes'],
      ['search', '--foo', '--in', 'papers'],
      ['search', 'x', '--in', 'papers', '--limit', '-1'],
      ['search', 'x', '--in', 'papers', '--limit'],
      ['related', '--text', '--in', 'papers'],
    ]) {
      const { status, out, err } = await lectern(args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /lectern list/);
      assert.doesNotMatch(err.split('\n', 1)[0]!, /ambiguous|argument/);
    }
  });

  test('searches, best first, and says what matched', async () => {
    const { status, out } = await lectern(['search', 'residaul networks', '--in', 'papers/*.txt', '--json']);
    assert.equal(status, 0);
    const [first] = json(out);
    assert.equal(first?.['citekey'], 'deepResidualLearning');
    assert.deepEqual(Object.keys(first), ['citekey', 'title', 'score', 'terms', 'fields']);
    assert.ok((first['terms'] as string[]).includes('residual'));
  });

  test('suggests what completion would offer', async () => {
    const { out } = await lectern(['suggest', 'yol', '--in', 'papers', '--limit', '1', '--json']);
    assert.deepEqual(
      json(out).map((row) => row['citekey']),
      ['yolov9'],
    );
  });

  test('finds what belongs to a passage, also from standard input', async () => {
    const passage = 'Very deep networks can be trained when layers have shortcuts.';
    for (const [argument, input] of [
      [passage, ''],
      ['-', passage],
    ] as const) {
      const { out } = await lectern(['related', '--text', argument, '--in', 'papers', '--json'], input);
      assert.equal(json(out)[0]?.['citekey'], 'deepResidualLearning');
    }
  });

  test('marks among the papers that belong to a passage those that it cites', async () => {
    const passage = 'Shortcuts let gradients through very deep networks [@deepResidualLearning].';
    const { out } = await lectern(['related', '--text', passage, '--in', 'papers', '--json']);
    const cited = json(out).filter((row) => row['isCited'] === true);
    assert.deepEqual(
      cited.map((row) => row['citekey']),
      ['deepResidualLearning'],
    );
    const plain = await lectern(['related', '--text', passage, '--in', 'papers']);
    assert.match(plain.out, /^@deepResidualLearning .*\(cited\)$/m);
  });

  test('is readable without --json, and coloured on a terminal only', async () => {
    const plain = await lectern(['search', 'yolo', '--in', 'papers']);
    assert.match(plain.out, /^@yolov9 {2}YOLOv9: Learning/);
    const coloured = await lectern(['search', 'yolo', '--in', 'papers'], '', true);
    assert.ok(coloured.out.includes('\u001b[36m@yolov9'));
  });

  test('tells its version and its usage', async () => {
    assert.match((await lectern(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
    assert.equal((await lectern(['--help'])).status, 0);
  });

  test('takes words without quotes, words and values that begin with a dash, and several paths', async () => {
    for (const args of [
      ['search', 'residual', 'learning', '--in', 'papers/spaced.txt', 'papers/packed.txt'],
      ['suggest', '-residual learning', '--in', 'papers'],
      ['search', '-programmable', '-want learning', '--in', 'papers'],
      ['search', '--in=papers', '--', '--residual', '--in'],
      ['search', '--limit', '3', 'residual', '--in', 'papers'],
      ['related', '--text', '- very deep networks with shortcuts', '--in', 'papers'],
      ['related', '--text=--very deep networks with shortcuts', '--in', 'papers'],
    ]) {
      const { status, out } = await lectern([...args.slice(0, 1), '--json', ...args.slice(1)]);
      assert.equal(status, 0, args.join(' '));
      assert.equal(json(out)[0]?.['citekey'], 'deepResidualLearning', args.join(' '));
    }
  });

  test('reads a file once, however it is named', async () => {
    const file = 'papers/packed.txt';
    const { out } = await lectern(['list', file, `./${file}`, join(folder, file), 'papers/p*.txt', '--json']);
    assert.deepEqual(
      json(out).map((paper) => paper['sources']),
      [[{ file, line: 2 }]],
    );
  });

  test('says in plain words what cannot be read, and reads what links lead to', async () => {
    const links = join(folder, 'links');
    mkdirSync(join(links, 'secret'), { recursive: true });
    symlinkSync('.', join(links, 'l1'));
    symlinkSync('.', join(links, 'l2'));
    symlinkSync('../papers/packed.txt', join(links, 'packed.txt'));
    symlinkSync('nowhere', join(links, 'gone.txt'));
    writeFileSync(join(links, 'secret.txt'), '');
    chmodSync(join(links, 'secret.txt'), 0);
    chmodSync(join(links, 'secret'), 0);
    try {
      const { out, err } = await lectern(['list', 'links', 'missing.txt', '--json']);
      assert.deepEqual(
        json(out).map((paper) => paper['sources']),
        [[{ file: 'links/packed.txt', line: 2 }]],
      );
      const lines = err.trim().split('\n');
      assert.equal(lines[0], 'links/gone.txt:1: This link leads to no file or folder that can be read.');
      assert.equal(lines.at(-1), 'missing.txt:1: There is no such file or folder.');
      assert.doesNotMatch(err, /E[A-Z]{4,}/);
      // nothing is forbidden to root
      if (process.getuid?.() === 0) return;
      assert.ok(lines.includes('links/secret:1: No permission to read this folder.'));
      assert.ok(lines.includes('links/secret.txt:1: No permission to read this file.'));
    } finally {
      rmSync(links, { recursive: true });
    }
  });

  test('lets no file name drive the terminal', async () => {
    const name = 'papers/\u001b[31m\u202Etxt.\u2066a\u200Db.txt';
    const { err } = await lectern(['list', name]);
    assert.equal(err, 'papers/ [31mtxt.a\u200Db.txt:1: There is no such file or folder.\n');
    assert.doesNotMatch((await lectern(['\u001b[31m\u202E'])).err, /[\u001b\u202E]/);
  });

  test('says in one line that the results cannot be written; a closed pipe is no error', async () => {
    for (const [code, status, message] of [
      ['ENOSPC', 1, 'lectern: The results cannot be written: there is no space left.\n'],
      ['EPIPE', 0, ''],
    ] as const) {
      const stdout = new Writable({
        write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
      });
      const stderr = new PassThrough();
      const terminal = { stdin: Readable.from(['']), stdout, stderr, env: {}, cwd: () => folder };
      assert.equal(await main(['list', 'papers/packed.txt'], terminal), status);
      stderr.end();
      assert.equal(await text(stderr), message);
    }
  });

  test('says that standard input cannot be read', async () => {
    const stdin = new Readable({ read: () => stdin.destroy(new Error('no input')) });
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const args = ['related', '--text', '-', '--in', 'papers/packed.txt'];
    await main(args, { stdin, stdout, stderr, env: {}, cwd: () => folder });
    stderr.end();
    assert.equal(await text(stderr), 'lectern: Standard input cannot be read.\n');
  });
});
