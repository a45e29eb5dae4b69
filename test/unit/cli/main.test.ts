import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
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
          { file: 'papers/spaced.txt', line: 11 },
          { file: 'papers/packed.txt', line: 2 },
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
    ]) {
      const { status, out, err } = await lectern(args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /lectern list/);
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
});
