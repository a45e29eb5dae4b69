import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isBinary, TextDecoding } from '../../../../src/core/dumps/decoding/decodeText';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
};

/** @param size of the pieces in which the bytes come */
function decode(bytes: Uint8Array, size = 1 << 18): string {
  const decoding = new TextDecoding();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoding.write(bytes.subarray(at, at + size)).join('');
  return text + decoding.end().join('');
}

const repeated = (line: string, length: number) => line.repeat(Math.ceil(length / line.length));
/** Longer than what is judged at once, so that characters are cut in it at different places. */
const long = repeated('Ångström’s naïve 方法 𝔸 in a line.\n', 1_500_000);

suite('A text that comes as bytes', () => {
  test('is the same in every usual encoding, short and long', () => {
    for (const text of ['', 'a', 'Naïve Methods at the Café’s 𝔸\n', long]) {
      assert.equal(decode(utf8(text)), text);
      assert.equal(decode(utf8(`\ufeff${text}`)), text);
      for (const littleEndian of [true, false]) assert.equal(decode(utf16(`\ufeff${text}`, littleEndian)), text);
    }
    const western = repeated('Gödel à la Erdős\n'.replace('ő', 'ö'), 1_500_000);
    for (const littleEndian of [true, false]) assert.equal(decode(utf16(western, littleEndian)), western);
    assert.equal(decode(latin1(western)), western);
  });

  test('keeps characters whole that stand across what is judged at once', () => {
    for (const before of [1, 2, 3, 4]) {
      const [narrow, wide] = [(1 << 20) - before, (1 << 19) - before].map((length) => `${'a'.repeat(length)}𝔸é方𝔸`);
      assert.equal(decode(utf8(narrow!)), narrow);
      assert.equal(decode(utf16(wide!, true)), wide);
      assert.equal(decode(utf16(wide!, false)), wide);
    }
  });

  test('keeps a mark that is not at its beginning', () => {
    const text = `${'a'.repeat((1 << 20) - 3)}\ufeffb`;
    assert.equal(decode(utf8(text)), text);
    assert.equal(decode(utf8(`\ufeff\ufeff${text}`)), `\ufeff${text}`);
  });

  test('in Windows-1252 has its quotation marks, dashes and the euro', () => {
    const bytes = Uint8Array.of(0x93, 0x80, 0x94, 0x20, 0x96, 0x20, 0x8a, 0x9f, 0x92, 0xe9, 0xff, 0x20);
    assert.equal(decode(bytes), '“€” – ŠŸ’éÿ ');
  });

  test('keeps a few damaged bytes from spoiling the rest', () => {
    for (const text of ['naïve café', long]) {
      const bytes = Uint8Array.from([...utf8('é'), 0xff, ...utf8('é ')]);
      assert.equal(decode(Buffer.concat([utf8(text), bytes, utf8(text)])), `${text}é\ufffdé ${text}`);
    }
    assert.equal(decode(Uint8Array.of(...utf8('a b c'), 0xe2, 0x80)), 'a b c\ufffd');
    assert.equal(decode(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x61)), 'café a');
    assert.equal(decode(Uint8Array.of(...utf8('\ufeffa '), 0xe9, ...utf8(' b'))), 'a \ufffd b');
  });

  test('may change its encoding where files were put together', () => {
    const western = repeated('déjà vu\n', 3 << 20);
    assert.ok(decode(Buffer.concat([utf8(long), latin1(western)])).endsWith(western.slice(-(1 << 20))));
    assert.ok(decode(Buffer.concat([latin1(western), utf8(long)])).endsWith(long.slice(-100_000)));
    // the last letter alone tells nothing, but all before it does
    const text = `${'é.'.repeat(1 << 19)}abc é`;
    assert.equal(decode(latin1(text)), text);
  });

  test('has each line in its own encoding where records were put together', () => {
    const records = Array.from(
      { length: 3000 },
      (_, i) => `TY  - JOUR\nAU  - Müller, Jürgen ${i}\nTI  - Café\nER  - \n`,
    );
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      for (const count of [10, 3000]) {
        const some = records.slice(0, count).map((text) => text.replaceAll('\n', lineEnd));
        const bytes = Buffer.concat(some.map((text, i) => (i % 10 === 3 ? latin1(text) : Buffer.from(utf8(text)))));
        assert.equal(decode(bytes), some.join(''));
        assert.equal(decode(bytes, 4093), some.join(''));
      }
    }
    // across what is judged at once
    const padding = 'a'.repeat(1000) + '\n';
    const parts = Array.from({ length: 2500 }, (_, i) => (i % 2 ? 'Zoë Müller\n' : 'Jürgen\n') + padding);
    const bytes = Buffer.concat(parts.map((text, i) => (i % 2 ? latin1(text) : Buffer.from(utf8(text)))));
    assert.ok(decode(bytes) === parts.join(''));
  });

  test('is in the encoding that its header names where it is no UTF-8', () => {
    const czech = (name: string, byte: number) =>
      decode(
        Uint8Array.of(...utf8(`% This file was made by hand.\n% Encoding: ${name}\n\n@book{`), byte, ...utf8('}')),
      );
    assert.match(czech('ISO8859_2', 0xe8), /@book\{č\}$/);
    assert.match(czech('windows-1250', 0x9a), /@book\{š\}$/);
    assert.match(czech('Cp1250', 0x9a), /@book\{š\}$/);
    for (const name of ['windows-1252', 'ISO8859_1', 'latin1', 'US-ASCII']) {
      assert.match(czech(name, 0xe8), /@book\{è\}$/);
      assert.match(decode(Uint8Array.of(...utf8(`% Encoding: ${name}\n`), 0x93, 0x61, 0x94)), /“a”$/);
    }
    const header = '% Encoding: windows-1252\n';
    assert.equal(decode(utf8(`${header}Erdős’s naïve 方法`)), `${header}Erdős’s naïve 方法`);
    const mixed = Uint8Array.of(...utf8(`${header}éé`), 0xe9);
    assert.equal(decode(mixed), `${header}Ã©Ã©é`);
  });

  test('does not depend on where its bytes are cut', () => {
    const sample = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 100 }).map(utf8),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => utf16(text, true)),
    );
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        assert.equal(decode(bytes, size), decode(bytes, bytes.length + 1));
      }),
    );
    for (const size of [1021, 65_536, 1 << 20, 1 << 23]) {
      assert.ok(decode(utf8(long), size) === long, `in pieces of ${size}`);
      assert.ok(decode(utf16(long, true), size) === decode(utf16(long, true)), `UTF-16 in pieces of ${size}`);
    }
  });

  test('comes out before the end where it is long', () => {
    const decoding = new TextDecoding();
    assert.ok(decoding.write(utf8(long)).join('').length > 500_000);
  });

  test('is binary where it has many control characters', () => {
    assert.ok(isBinary('%PDF-1.7\n\u0001\u0002stream\u0005 of things\u001f'));
    assert.ok(isBinary('\0'.repeat(100)));
    assert.ok(!isBinary(''));
    assert.ok(!isBinary(`one form\u000cfeed and a stray \u001b in ${'a text '.repeat(100)}`));
    const page = Array.from({ length: 10 }, (_, i) => `A Study of Rivers ${i}\n\n${'We study rivers. '.repeat(20)}`);
    const garbage = Array.from({ length: 300 }, (_, i) => String.fromCharCode(i % 9, 97 + (i % 26))).join('');
    const damaged = page.map((text, i) => (i === 2 || i === 7 ? `A Study of Lakes\n\n${garbage}` : text));
    assert.ok(!isBinary(damaged.join('\n\n')), 'two abstracts are damaged');
    assert.ok(isBinary(page.map(() => `A Study\n\n${garbage}`).join('\n\n')));
    assert.ok(!isBinary(`${'text '.repeat(20_000)}${'\0'.repeat(50_000)}`), 'what stands further on does not count');
  });
});
