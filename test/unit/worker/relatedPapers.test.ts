import assert from 'node:assert/strict';
import { Collection } from '../../../src/core/collection';
import { createEngine } from '../../../src/core/search/createEngine';
import { relatedPapers } from '../../../src/worker/relatedPapers';
import { atOnce, inFile, record } from '../core/library/records';

suite('Related papers', () => {
  const papers = [
    ['knots', 'Knots and the Tide', 'Waders of the mudflats feed while the tide is out. They probe for bivalves.'],
    ['godwits', 'Godwits: Nine Days Aloft', 'A flight over the ocean without a rest. Waders of mudflats at both ends.'],
    ['swifts', 'Swifts: Asleep on the Wing', 'Swifts sleep in the air for months. They land to breed.'],
    ['terns', 'Terns From Pole to Pole', 'The longest migration of any animal, over the ocean twice a year.'],
  ].map(([citekey = '', title = '', abstract = '']) => record(title, { citekey, abstract }));
  const collection = new Collection(createEngine);
  suiteSetup(async () => {
    collection.put('birds.bib', inFile('birds.bib', papers), 'bibliography');
    await collection.settle(atOnce);
  });
  const keys = (to: Parameters<typeof relatedPapers>[1], limit = 10) =>
    relatedPapers(collection, to, limit).map(({ citekey, isCited }) => (isCited ? `${citekey} (cited)` : citekey));

  test('belong to a passage; those that it cites are marked', () => {
    const passage = 'Waders probe the mudflats for bivalves [see @knots, p. 3].';
    assert.deepEqual(keys({ passage }).slice(0, 2), ['knots (cited)', 'godwits']);
    assert.ok(!keys({ passage }).includes('swifts'));
  });

  test('are near to a paper, which is not among them', () => {
    assert.equal(keys({ citekey: 'knots' })[0], 'godwits');
    assert.ok(!keys({ citekey: 'knots' }).includes('knots'));
    assert.equal(keys({ citekey: 'godwits' }, 1).length, 1);
  });

  test('are none for a key that nobody has, and for a passage without words', () => {
    assert.deepEqual(keys({ citekey: 'nobody' }), []);
    assert.deepEqual(keys({ passage: ' … ' }), []);
  });
});
