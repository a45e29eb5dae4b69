import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citekeyForms, deriveCitekeys } from '../../../../src/core/library/citekeys';
import { fingerprint } from '../../../../src/core/library/identity';

const keysOf = (...titles: string[]) => {
  const keys = deriveCitekeys(titles.map((title) => ({ id: fingerprint(title), title })));
  return titles.map((title) => keys.get(fingerprint(title)));
};

suite('A derived citekey', () => {
  const first = (title: string) => citekeyForms(title).next().value;

  test("is the system's own name before a colon", () => {
    assert.equal(first('YOLOv9: Learning What You Want to Learn Using Programmable Gradient Information'), 'yolov9');
    assert.equal(first('LLM-FP4: 4-Bit Floating-Point Quantized Transformers'), 'llm-fp4');
    assert.equal(first('VARGPT-v1.1: Improve Visual Autoregressive Large Unified Model'), 'vargpt-v1.1');
    assert.equal(first('PA&DA: Jointly Sampling PAth and DAta for Consistent NAS'), 'pada');
    assert.equal(first('μLO: Compute-Efficient Meta-Generalization of Learned Optimizers'), 'mlo');
  });

  test('is three significant words where there is no such name', () => {
    assert.equal(
      first('Sharpness-Aware Minimization for Efficiently Improving Generalization'),
      'sharpnessAwareMinimization',
    );
    assert.equal(first('Why Can GPT Learn In-Context? Language Models Do'), 'gptLearnContext');
    assert.equal(first('Domain Generalization for Medical Image Analysis: A Survey'), 'domainGeneralizationMedical');
    assert.equal(first('Position: Intent Matters More'), 'positionIntentMatters');
    assert.equal(first("Don't Stop Pretraining"), 'dontStopPretraining');
  });

  test('is plain ASCII, whatever the script', () => {
    assert.equal(first('Über die Nyström-Methode'), 'ueberDieNystroem');
    assert.match(first('深度学习'), /^paper-[a-z0-9]+$/);
    assert.match(first(''), /^paper-[a-z0-9]+$/);
  });

  test('that two papers would share is used by neither', () => {
    const [a, b, c] = keysOf('MetaFormer: A Unified Framework', 'MetaFormer: Vision at Scale', 'Some Paper Altogether');
    assert.deepEqual([a, b, c], ['metaformerUnified', 'metaformerVision', 'paperAltogether']);
  });

  test('grows until the two differ', () => {
    assert.deepEqual(keysOf('Deep Learning in Vision Systems', 'Deep Learning in Vision Sensors'), [
      'deepLearningVisionSystems',
      'deepLearningVisionSensors',
    ]);
  });

  const words = fc.constantFrom(
    'Meta',
    'Former',
    'the',
    'Learning',
    'deep',
    'of',
    'GPT-4',
    'Vision',
    'Ünïcode',
    '深度',
    '3',
  );
  const title = fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 5 }), fc.boolean())
    .map(([parts, colon]) => (colon ? `${parts[0]!}: ${parts.slice(1).join(' ')}` : parts.join(' ')));

  test('does not depend on the order of the papers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(title, { selector: fingerprint }), fc.infiniteStream(fc.nat()), (titles, random) => {
        const shuffled = titles
          .map((t) => ({ t, rank: random.next().value as number }))
          .sort((x, y) => x.rank - y.rank)
          .map(({ t }) => t);
        const keys = new Map(titles.map((t, i) => [t, keysOf(...titles)[i]]));
        assert.deepEqual(
          keysOf(...shuffled),
          shuffled.map((t) => keys.get(t)),
        );
      }),
    );
  });

  test('is unique without regard to case, and readable by Pandoc without braces', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(title, fc.string({ unit: 'grapheme' })), { selector: fingerprint }),
        (titles) => {
          const keys = keysOf(...titles) as string[];
          assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, titles.length);
          for (const key of keys) assert.match(key, /^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/);
        },
      ),
    );
  });
});
