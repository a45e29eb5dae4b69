import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeText } from '../../../../src/core/dumps/decodeText';
import { dumpExtensions, readDump, readers } from '../../../../src/core/dumps/readDump';
import { page, realPapers } from './pages';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};

function titles(bytes: Uint8Array): string[] {
  return [...readDump(bytes, 'a.txt')].map((reading) => {
    assert.ok('record' in reading, JSON.stringify(reading));
    return reading.record.title;
  });
}

function problem(bytes: Uint8Array): string {
  const [reading, ...rest] = readDump(bytes, 'a.txt');
  assert.ok(reading && 'problem' in reading);
  assert.equal(rest.length, 0);
  assert.equal(reading.problem.file, 'a.txt');
  assert.equal(reading.problem.line, 1);
  return reading.problem.message;
}

suite('a dump', () => {
  const cafe = [{ ...realPapers[0]!, title: 'Naïve Methods at the Café' }, ...realPapers.slice(1)];
  const text = page(cafe);
  const expected = cafe.map((paper) => paper.title);

  test('is read in every usual encoding', () => {
    assert.deepEqual(titles(utf8(text)), expected);
    assert.deepEqual(titles(utf8(`\ufeff${text}`)), expected);
    assert.deepEqual(titles(utf16(`\ufeff${text}`, true)), expected);
    assert.deepEqual(titles(utf16(`\ufeff${text}`, false)), expected);
    assert.deepEqual(titles(utf16(text, true)), expected);
    assert.deepEqual(titles(utf16(text, false)), expected);
    assert.deepEqual(titles(Uint8Array.from(text, (char) => char.charCodeAt(0))), expected);
  });

  test('is read when a few of its bytes are damaged', () => {
    const bytes = utf8(text);
    const stray = (byte: number) => Uint8Array.of(...bytes.slice(0, -2), byte, ...bytes.slice(-2));
    for (const damaged of [stray(0xff), stray(0), bytes.slice(0, -2), Uint8Array.of(...bytes, 0xe2, 0x80)]) {
      assert.deepEqual(titles(damaged), expected);
    }
    assert.equal(decodeText(Uint8Array.of(...utf8('a b c'), 0xe2, 0x80)), 'a b c\ufffd');
    assert.equal(decodeText(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x61)), 'café a');
  });

  test('has lines that end as Unicode says, without what cannot be seen', () => {
    for (const end of ['\u0085', '\u2028', '\u2029', '\r', '\u200b\r\n\ufeff']) {
      const readings = [...readDump(utf8(text.replaceAll('\n', end)), 'a.txt')];
      assert.deepEqual(
        readings.map((reading) => 'record' in reading && [reading.record.title, reading.record.source.line]),
        expected.map((title, i) => [title, i * 4 + 1]),
      );
    }
  });

  test('is read one paper at a time', () => {
    const readings = readDump(utf8(text), 'a.txt');
    assert.ok('record' in readings.next().value!);
    readings.return(undefined);
  });

  test('that is empty says so', () => {
    for (const empty of ['', '\ufeff', ' \r\n\t\n']) assert.match(problem(utf8(empty)), /empty/);
  });

  test('that holds no papers says what was expected', () => {
    assert.match(
      problem(utf8('Dear Anna,\n\nsee you on Monday.\n\nBen')),
      /^No papers found: expected titles and abstracts/,
    );
  });

  test('that is binary says so, once', () => {
    const image = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
    const pdf = utf8(`%PDF-1.7\n${'\u0001\u0002stream\u0005 of things\u001f'.repeat(200)}`);
    for (const bytes of [image, pdf]) assert.match(problem(bytes), /^Not a text file/);
  });

  test('of any bytes gives readings, or one problem', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const readings = [...readDump(bytes, 'a.txt')];
        assert.ok(readings.length > 0);
        if (readings.some((reading) => 'problem' in reading)) assert.equal(readings.length, 1);
      }),
    );
  });

  test('has a name that ends as its readers say', () => {
    assert.ok(dumpExtensions.includes('.txt'));
    for (const reader of readers) for (const ending of reader.extensions) assert.match(ending, /^\.[a-z]+$/);
  });
});
