import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checksum } from '../../../../src/core/store/checksum';
import { containerChecksum, encodeContainer, openContainer } from '../../../../src/core/store/container';

const atOnce = () => Promise.resolve();
const bytes = fc.uint8Array({ maxLength: 100 });

suite('A checksum', () => {
  test('changes with every bit, and with the length', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (data, place) => {
        const sum = checksum(data);
        assert.notDeepEqual(checksum(Uint8Array.of(...data, 0)), sum);
        if (data.length === 0) return;
        const wrong = data.slice();
        wrong[(place >> 3) % data.length]! ^= 1 << (place & 7);
        // both words by themselves, so that neither is there in vain
        assert.notEqual(checksum(wrong)[0], sum[0]);
        assert.notEqual(checksum(wrong)[1], sum[1]);
      }),
    );
  });

  test('does not depend on where the bytes are in their buffer', () => {
    fc.assert(
      fc.property(bytes, fc.nat(9), (data, offset) => {
        const buffer = new Uint8Array(data.length + offset);
        buffer.set(data, offset);
        assert.deepEqual(checksum(buffer.subarray(offset)), checksum(data));
      }),
    );
  });

  test('tells swapped words and many small files apart', () => {
    const sums = new Set<string>();
    for (let i = 0; i < 20_000; i++) sums.add(checksum(Uint8Array.of(i & 255, i >> 8)).join());
    for (let i = 0; i < 1000; i++) sums.add(checksum(new Uint8Array(100 + i)).join());
    const words = Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    for (const [a, b] of [
      [0, 1],
      [0, 4],
      [3, 7],
    ] as const) {
      const swapped = words.slice();
      [swapped[a], swapped[b]] = [words[b]!, words[a]!];
      sums.add(checksum(new Uint8Array(swapped.buffer)).join());
    }
    assert.equal(sums.size, 21_003);
  });
});

suite('A container', () => {
  const sections = fc.uniqueArray(fc.tuple(fc.string({ unit: 'grapheme' }), fc.array(bytes, { maxLength: 3 })), {
    selector: ([name]) => name,
    maxLength: 5,
  });

  test('gives back what was put in, wherever it stands in memory', async () => {
    await fc.assert(
      fc.asyncProperty(sections, fc.nat(20), async (held, offset) => {
        const container = await encodeContainer(new Map(held), atOnce);
        const buffer = new Uint8Array(container.length + offset);
        buffer.set(container, offset);
        const opened = openContainer(buffer.subarray(offset));
        assert.ok(opened);
        assert.deepEqual(
          [...opened.keys()],
          held.map(([name]) => name),
        );
        for (const [name, pieces] of held)
          assert.deepEqual(
            [...opened.get(name)!],
            pieces.flatMap((piece) => [...piece]),
          );
        for (const section of opened.values()) assert.equal(section.byteOffset % 8, 0);
      }),
    );
  });

  test('is not opened when it is cut, longer or wrong in one bit', async () => {
    await fc.assert(
      fc.asyncProperty(sections, fc.nat(), fc.nat(), async (held, place, bit) => {
        const container = await encodeContainer(new Map(held), atOnce);
        const at = place % container.length;
        assert.equal(openContainer(container.subarray(0, at)), undefined);
        assert.equal(openContainer(Uint8Array.of(...container, ...new Uint8Array(1 + (bit % 16)))), undefined);
        const wrong = container.slice();
        wrong[at]! ^= 1 << (bit % 8);
        assert.equal(openContainer(wrong), undefined);
      }),
    );
  });

  test('is not opened when it is anything else', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => openContainer(garbage) === undefined));
    assert.equal(openContainer(new Uint8Array(1000)), undefined);
  });

  test('of many megabytes is checked from its beginning to its end', async () => {
    const large = new Uint8Array(10_000_000).map((_, i) => i * 31);
    const container = await encodeContainer(new Map([['large', [large]]]), atOnce);
    assert.deepEqual(openContainer(container)?.get('large')?.length, large.length);
    for (const at of [100, 4_200_000, 8_400_000, container.length - 20, container.length - 1]) {
      container[at]! ^= 4;
      assert.equal(openContainer(container), undefined, `byte ${at}`);
      container[at]! ^= 4;
    }
    assert.ok(openContainer(container));
  });

  test('is told from another by its checksum', async () => {
    const one = await encodeContainer(new Map([['a', [Uint8Array.of(1)]]]), atOnce);
    const other = await encodeContainer(new Map([['a', [Uint8Array.of(2)]]]), atOnce);
    assert.match(containerChecksum(one), /^[0-9a-f]{16}$/);
    assert.notEqual(containerChecksum(one), containerChecksum(other));
    assert.equal(containerChecksum(new Uint8Array()), '');
  });

  test('can be stopped while it is made', async () => {
    await assert.rejects(
      encodeContainer(new Map([['a', [new Uint8Array(10)]]]), () => Promise.reject(new Error('stopped'))),
      /stopped/,
    );
  });
});
