import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stem } from '../../../../../src/core/search/words/stems';

const same = (...words: string[]): void => assert.equal(new Set(words.map(stem)).size, 1, words.map(stem).join(' '));

suite('stems', () => {
  test('bring the forms of a word together', () => {
    same('network', 'networks');
    same('learn', 'learning', 'learned', 'learns', 'learnt');
    same('matrix', 'matrices');
    same('hypothesis', 'hypotheses');
  });
  test('bring British and American spelling together', () => {
    same('generalisation', 'generalization');
    same('optimise', 'optimize', 'optimising', 'optimizer');
    same('behaviour', 'behavior', 'behaviours');
    same('modelling', 'modeling', 'models');
    same('labelled', 'labeled');
    same('analyse', 'analyze', 'analyses', 'analysis');
    same('centre', 'center', 'centred');
    same('catalogue', 'catalogs');
  });
  test('keep words apart that only look British', () => {
    same('supervised', 'supervision');
    same('precise', 'precision');
    assert.notEqual(stem('four'), stem('for'));
  });
  test('keep words apart that only begin alike', () => {
    const words = ['general', 'generative', 'generic', 'organ', 'organize', 'university', 'internal', 'interesting'];
    assert.equal(new Set(words.map(stem)).size, words.length);
    same('general', 'generalize', 'generalization');
    same('generate', 'generation', 'generative', 'generator');
  });
  test('bring words of one root together', () => {
    same('sparse', 'sparsity');
    same('classify', 'classified', 'classification', 'classifications');
    same('symmetry', 'symmetric');
    same('accurate', 'accuracy');
    same('hop', 'hopping', 'hops');
    same('lie', 'lying');
  });
  test('call Greek letters by their names, unless they make a word', () => {
    same('μ', 'mu');
    same('μp', 'mup');
    same('βvae', 'betavae');
  });
  test('leave numbers, signs and other scripts alone', () => {
    for (const word of ['8bit', 'c++', 'v1.5', 'λογοσ', '学习', 'as', '']) assert.equal(stem(word), word);
  });
  test('exist for every word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aeioubcdlnrstyz')) }), (word) => void stem(word)),
    );
    for (const word of ['constructor', 'tostring', 'hasownproperty']) assert.ok(stem(word).length > 3);
  });
});
