import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { readFile } from '../../../../src/core/collection';
import { piecesOf } from '../../../../src/core/dumps/decoding/bytes';
import { dumpExtensions, formatExtensions } from '../../../../src/core/dumps/fileNames';
import { formats } from '../../../../src/core/dumps/formats';
import { page, realPapers } from './pages';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};

const read = (bytes: Uint8Array, file = 'a.txt') => readFile(file, piecesOf(bytes), () => Promise.resolve());

async function titles(bytes: Uint8Array): Promise<string[]> {
  const { records, problems } = await read(bytes);
  assert.deepEqual(problems, []);
  return records.map(({ title }) => title);
}

async function problem(bytes: Uint8Array): Promise<string> {
  const { records, problems } = await read(bytes);
  assert.equal(records.length, 0);
  const [only, ...rest] = problems;
  assert.equal(rest.length, 0);
  assert.equal(only?.file, 'a.txt');
  assert.equal(only.line, 1);
  return only.message;
}

suite('a dump', () => {
  const cafe = [{ ...realPapers[0]!, title: 'Naïve Methods at the Café' }, ...realPapers.slice(1)];
  const text = page(cafe);
  const expected = cafe.map((paper) => paper.title);

  test('is read in every usual encoding', async () => {
    assert.deepEqual(await titles(utf8(text)), expected);
    assert.deepEqual(await titles(utf8(`\ufeff${text}`)), expected);
    assert.deepEqual(await titles(utf16(`\ufeff${text}`, true)), expected);
    assert.deepEqual(await titles(utf16(`\ufeff${text}`, false)), expected);
    assert.deepEqual(await titles(utf16(text, true)), expected);
    assert.deepEqual(await titles(utf16(text, false)), expected);
    assert.deepEqual(await titles(Uint8Array.from(text, (char) => char.charCodeAt(0))), expected);
  });

  test('is read when a few of its bytes are damaged', async () => {
    const bytes = utf8(text);
    const stray = (byte: number) => Uint8Array.of(...bytes.slice(0, -2), byte, ...bytes.slice(-2));
    for (const damaged of [stray(0xff), stray(0), bytes.slice(0, -2), Uint8Array.of(...bytes, 0xe2, 0x80)]) {
      assert.deepEqual(await titles(damaged), expected);
    }
  });

  test('has lines that end as Unicode says, without what cannot be seen', async () => {
    for (const end of ['\u0085', '\u2028', '\u2029', '\r', '\u200b\r\n\ufeff']) {
      const { records } = await read(utf8(text.replaceAll('\n', end)));
      assert.deepEqual(
        records.map(({ title, source }) => [title, source.line]),
        expected.map((title, i) => [title, i * 4 + 1]),
      );
    }
  });

  test('is read where it is compressed, as far as it goes', async () => {
    const whole = gzipSync(utf8(text));
    assert.deepEqual(await titles(whole), expected);
    assert.deepEqual(
      await titles(Buffer.concat([gzipSync(utf8(text.slice(0, 700))), gzipSync(utf8(text.slice(700)))])),
      expected,
    );
    const long = utf8(
      page(Array.from({ length: 400 }, (_, i) => ({ ...cafe[i % 3]!, title: `${cafe[i % 3]!.title} ${i}` }))),
    );
    const cut = gzipSync(long);
    const { records, problems, unfinished } = await read(cut.subarray(0, cut.length >> 1));
    assert.ok(records.length > 10 && unfinished);
    assert.equal(problems.length, 1);
  });

  test('that is empty says so', async () => {
    for (const empty of ['', '\ufeff', ' \r\n\t\n']) assert.match(await problem(utf8(empty)), /empty/);
  });

  test('that holds no papers says what was expected', async () => {
    assert.match(
      await problem(utf8('Dear Anna,\n\nsee you on Monday.\n\nBen')),
      /^No papers found: expected titles and abstracts/,
    );
  });

  test('that is binary says so, once', async () => {
    const image = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
    const pdf = utf8(`%PDF-1.7\n${'\u0001\u0002stream\u0005 of things\u001f'.repeat(200)}`);
    for (const bytes of [image, pdf]) assert.match(await problem(bytes), /^Not a text file/);
  });

  test('of any bytes gives papers or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const { records, problems } = await read(bytes);
        assert.ok(records.length + problems.length > 0);
      }),
    );
  });

  test('that is an empty bibliography is none to complain about', async () => {
    for (const file of ['references.bib', 'a.ris', 'x/b.BIB']) {
      assert.deepEqual((await read(utf8('\n'), file)).problems, []);
    }
  });

  test('has a name that ends as its readers say', () => {
    const endings = new Set(formats.flatMap(({ extensions }) => extensions));
    assert.deepEqual([...endings].sort(), [...formatExtensions].sort());
    assert.ok(dumpExtensions.includes('.txt') && dumpExtensions.includes('.bib.gz'));
  });
});
