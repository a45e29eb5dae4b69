import assert from 'node:assert/strict';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { Damaged, inflated, piecesOf } from '../../../../src/core/dumps/decoding/bytes';

const papers = Array.from({ length: 3000 }, (_, i) => `Paper ${i * i} on gradients, ${(i * 7919) % 1000} of them.\n`);
const text = Buffer.from(papers.join(''));

/** Everything that can be read, and whether the rest is damaged. */
async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; damaged: boolean }> {
  const read: Uint8Array[] = [];
  try {
    for await (const piece of inflated(pieces)) read.push(piece);
    return { bytes: Buffer.concat(read), damaged: false };
  } catch (error) {
    assert.ok(error instanceof Damaged, String(error));
    return { bytes: Buffer.concat(read), damaged: true };
  }
}

async function assertReads(file: Uint8Array, expected: Uint8Array, size?: number): Promise<void> {
  const { bytes, damaged } = await readAll(piecesOf(file, size));
  assert.equal(damaged, false);
  assert.ok(bytes.equals(expected), `${bytes.length} bytes instead of ${expected.length}`);
}

suite('The bytes of a file', () => {
  test('are cut into pieces and are the same together', async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of piecesOf(text, 1000)) pieces.push(piece);
    assert.ok(pieces.every((piece) => piece.length <= 1000));
    assert.ok(Buffer.concat(pieces).equals(text));
  });

  test('come out as they are where they are not compressed', async () => {
    for (const bytes of [text, Buffer.from(''), Buffer.of(0x1f), Buffer.of(0x1f, 0x8a, 0x08)]) {
      for (const size of [1, 1 << 18]) await assertReads(bytes.subarray(0, 5000), bytes.subarray(0, 5000), size);
    }
  });

  test('come out as they were before compression, however strong', async () => {
    const { Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
    const noise = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, i) => (i * i * 2654435761) >>> 13));
    const repeated = Buffer.alloc(1_000_000, 'abc');
    for (const bytes of [text, noise, repeated, Buffer.from('a'), Buffer.from('')]) {
      for (const level of [0, 1, 9]) await assertReads(gzipSync(bytes, { level }), bytes);
      for (const strategy of [Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE]) await assertReads(gzipSync(bytes, { strategy }), bytes);
    }
  });

  test('are those of all members of a file that was put together', async () => {
    const [a, b, c] = [text.subarray(0, 70_000), text.subarray(70_000, 70_001), text.subarray(70_001)];
    const members = Buffer.concat([a, Buffer.from(''), b, c].map((part) => gzipSync(part)));
    for (const size of [1, 7, 1 << 18]) await assertReads(members, text, size);
    await assertReads(Buffer.concat([members, Buffer.alloc(512)]), text);
  });

  test('are found behind a header with all that it can hold', async () => {
    const header = Buffer.concat([
      Buffer.of(0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3),
      Buffer.of(3, 0, 7, 8, 9),
      Buffer.from('papers.bib\0a comment\0'),
      Buffer.of(0, 0),
    ]);
    const trailer = gzipSync(text).subarray(-8);
    await assertReads(Buffer.concat([header, deflateRawSync(text), trailer]), text, 3);
  });

  test('are the same however any file is compressed and cut', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 5000 }),
      fc.string({ maxLength: 3000 }).map((letters) => Buffer.from(letters)),
    );
    const level = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(content, level), { minLength: 1, maxLength: 3 }),
        fc.nat(400),
        async (parts, size) => {
          const file = Buffer.concat(parts.map(([bytes, level]) => gzipSync(bytes, { level })));
          await assertReads(file, Buffer.concat(parts.map(([bytes]) => bytes)), size + 1);
        },
      ),
    );
  });

  test('are read as far as a file goes that is cut off', async () => {
    const file = gzipSync(text);
    for (const left of [file.length - 1, file.length - 8, file.length - 9, file.length >> 1, 200, 20, 10, 3, 2]) {
      const { bytes, damaged } = await readAll(piecesOf(file.subarray(0, left), 999));
      assert.ok(damaged, `cut at ${left}`);
      assert.ok(bytes.equals(text.subarray(0, bytes.length)));
      if (left >= file.length - 8) assert.equal(bytes.length, text.length);
      // what is lost is no more than what was cut off, and the last few letters
      if (left > 200) assert.ok(bytes.length > (text.length * left) / file.length - 5000, `${bytes.length} at ${left}`);
    }
  });

  test('are never taken for whole where one bit is wrong', async () => {
    const file = gzipSync(text.subarray(0, 3000));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: file.length - 1 }), fc.nat(7), async (at, bit) => {
        const wrong = Buffer.from(file);
        wrong[at]! ^= 1 << bit;
        const { bytes, damaged } = await readAll(piecesOf(wrong));
        // a few bits before the checksum mean nothing
        assert.ok(damaged || bytes.equals(text.subarray(0, 3000)));
      }),
    );
  });

  test('are never taken for whole where their checksum or length is wrong', async () => {
    const file = gzipSync(text);
    for (let back = 1; back <= 8; back++) {
      const wrong = Buffer.from(file);
      wrong[file.length - back]! ^= 16;
      const { bytes, damaged } = await readAll(piecesOf(wrong));
      assert.ok(damaged && bytes.equals(text), `the last byte but ${back - 1}`);
    }
  });

  test('end before what cannot be, without anything made up', async () => {
    const [fixed, own, none] = ['10', '01', '11'];
    const a = '10010001';
    const many = a.repeat(50_000);
    const wrong = {
      'a repetition of what is before the beginning': `1${fixed}${a}000000100100`,
      'a length that there is not': `1${fixed}${many}1100011000000`,
      'a distance that there is not': `1${fixed}${many}000000111110${'0'.repeat(14)}`,
      'a block of no kind': `0${fixed}${many}00000001${none}`,
      'a code with too many short words': `0${fixed}${many}00000001${own}00000000001111${'100'.repeat(19)}`,
    };
    for (const [what, start] of Object.entries(wrong)) {
      // bits fill each byte from its lowest on
      const bits = `${start}${a.repeat(100)}`;
      const block = bits.match(/.{8}/g)!.map((byte) => parseInt(Array.from(byte).reverse().join(''), 2));
      const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0];
      const { bytes, damaged } = await readAll(piecesOf(Uint8Array.from([...header, ...block])));
      assert.ok(damaged, what);
      assert.ok(bytes.equals(Buffer.alloc(start.includes(many) ? 50_000 : 1, 'a')), what);
    }
  });

  test('of anything that begins like a compressed file are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(2), async (bytes, kind) => {
        const block = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1 | (kind << 1));
        const { damaged } = await readAll(piecesOf(Buffer.concat([block, bytes])));
        assert.ok(damaged);
      }),
      { numRuns: 300 },
    );
  });

  test('are followed by the failure of whoever reads the file, not called damaged', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* piecesOf(gzipSync(text).subarray(0, 5000));
      throw new Error('the disk is gone');
    }
    await assert.rejects(readAll(failing()), /the disk is gone/);
  });

  for (const [what, file] of [
    ['compressed', gzipSync(Buffer.alloc(50_000_000, 'one line of text\n'), { level: 1 })],
    ['plain', Buffer.alloc(5_000_000, 'one line of text\n')],
  ] as const) {
    test(`are read no faster than they are taken, and no further than that: ${what}`, async () => {
      let taken = 0;
      let closed = false;
      async function* counted(): AsyncGenerator<Uint8Array> {
        try {
          for await (const piece of piecesOf(file, 10_000)) {
            taken += piece.length;
            yield piece;
          }
        } finally {
          closed = true;
        }
      }
      for await (const piece of inflated(counted())) {
        assert.ok(piece.length <= 1 << 18);
        break;
      }
      assert.ok(taken <= 40_000, `${taken} bytes for one piece`);
      assert.ok(closed);
    });
  }

  test('that are damaged say so in a sentence', () => {
    assert.match(new Damaged().message, /^The compressed file is damaged or cut off.*\.$/);
  });
});
