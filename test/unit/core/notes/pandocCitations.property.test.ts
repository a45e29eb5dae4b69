import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { citesOf, ourCites, pandocBlocks } from './pandocCites';
import { mayBeGlued, pandocText } from './pandocTexts';

/** Each batch is one run of Pandoc, and one for the prefixes and suffixes. */
const batches = 4;
const batchSize = 1300;

suite("Generated citations are Pandoc's", () => {
  for (let seed = 1; seed <= batches; seed++) {
    test(`in ${batchSize} texts of seed ${seed}`, () => {
      const texts = fc.sample(pandocText, { seed, numRuns: batchSize });
      // Pandoc takes `@{}` for a citation of nothing
      const pandoc = pandocBlocks(texts).map((blocks) => citesOf(blocks).filter(({ key }) => key !== ''));
      const ours = ourCites(texts);
      const different = [...texts.keys()].filter((index) => !isDeepStrictEqual(ours[index], pandoc[index]));
      const glued = different.filter((index) => mayBeGlued(texts[index]!));
      for (const index of different) {
        if (!glued.includes(index)) assert.deepEqual(ours[index], pandoc[index], JSON.stringify(texts[index]));
      }
      assert.ok(
        glued.length < batchSize / 200,
        `${glued.length} differ where Pandoc may take a key for glued to a word`,
      );
      assert.ok(ours.flat().length > batchSize);
    }).timeout(60_000);
  }
});
