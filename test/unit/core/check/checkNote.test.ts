import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultSeverities } from '../../../../src/core/check/finding';
import { safeEdits } from '../../../../src/core/check/safeFixes';
import { Library } from '../../../../src/core/library/library';
import { apply, check, checkAll, libraryOf, told } from './checking';

suite('Checking a note', () => {
  let library: Library;

  suiteSetup(async () => {
    library = await libraryOf(
      { key: 'foret2021', ids: ['sam'], title: 'Sharpness-Aware Minimization for Improving Generalization' },
      { key: 'he2016', title: 'Deep Residual Learning for Image Recognition' },
      { key: 'Wang2024', ids: ['yolov9'], title: 'YOLOv9: Learning What You Want to Learn' },
      { title: 'Thylacine: Stripes in the Forest' },
      { title: 'Thylacine: Memory of an Island' },
    );
  });

  test('an unknown key is an error at the key with its marker', () => {
    const text = 'Known [@he2016].\n\nNot: [see -@nobody2020, p. 3; @{some.body}] and @else.\n';
    const found = check(text, library);
    assert.deepEqual(told(text, found), ['unknown-key @nobody2020', 'unknown-key @{some.body}', 'unknown-key @else']);
    assert.deepEqual(
      found.map(({ severity, key }) => `${severity} ${key}`),
      ['error nobody2020', 'error some.body', 'error else'],
    );
    assert.deepEqual(found[0]!.start, { line: 2, character: 11 });
    assert.deepEqual(found[0]!.end, { line: 2, character: 22 });
  });

  test('what is not meant as a citation is not unknown', () => {
    const text = [
      '---\nnocite: "@*"\n---\n',
      'See @fig-plot, @sec-intro, @eq:one, mail a@b.org, `@code`, and the example (@good).\n',
      '(@good)  An example.\n',
      'As @good shows, @ignored, @types/node.',
    ].join('\n');
    assert.deepEqual(told(text, check(text, library, { ignored: ['@ignored', 'types/*'] })), []);
  });

  test('nothing is unknown as long as there is no library, or a bibliography is not read', () => {
    const text = 'A [@nobody].\n';
    assert.deepEqual(check(text, new Library()), []);
    assert.deepEqual(check(text, library, { isRead: false }), []);
  });

  test('a key in nocite is judged like one in the text', () => {
    const text = '---\ntitle: T\nnocite: |\n  @he2016, @gone1999\n---\n\nText.\n';
    const [finding, ...more] = check(text, library);
    assert.deepEqual(more, []);
    assert.deepEqual(finding!.start, { line: 3, character: 11 });
    assert.equal(finding!.key, 'gone1999');
  });

  test('an ambiguous key names the papers, and can be made each of them', () => {
    const text = 'As seen [-@thylacine].\n';
    const [finding] = check(text, library);
    assert.deepEqual(told(text, [finding!]), ['ambiguous-key @thylacine']);
    assert.match(
      finding!.message,
      /@thylacineMemory\w* \(Thylacine: Memory of an Island\), @thylacineStripes\w* \(Thylacine: Stripes/,
    );
    const texts = finding!.fixes.map(({ edits }) => apply(text, edits)).sort();
    assert.match(texts[0]!, /^As seen \[-@thylacineMemory\w*\]\.\n$/);
    assert.match(texts[1]!, /^As seen \[-@thylacineStripes\w*\]\.\n$/);
    assert.ok(finding!.fixes.every(({ isSafe }) => !isSafe));
  });

  test('of many papers that a key may mean, a few are named', async () => {
    const titles = Array.from({ length: 300 }, (_, i) => ({ title: `Thylacine: Sighting Number ${i}` }));
    const [finding] = check('@thylacine', await libraryOf(...titles));
    assert.equal(finding?.code, 'ambiguous-key');
    assert.match(finding.message, / and 295 more\. Choose one\.$/);
    assert.ok(finding.fixes.length <= 20);
  });

  test('a work under two keys is unified to the one used most, and of equals the first', () => {
    const text = '[@sam] and @foret2021, again @{sam}; [@he2016].\n';
    const found = check(text, library);
    assert.deepEqual(told(text, found), ['mixed-keys @foret2021']);
    assert.equal(apply(text, safeEdits(found)), '[@sam] and @sam, again @{sam}; [@he2016].\n');
    const equal = '[@foret2021; @sam].\n';
    assert.equal(apply(equal, safeEdits(check(equal, library))), '[@foret2021; @foret2021].\n');
  });

  test('a work under two keys is unified to the one that the bibliography has', () => {
    const text = '[@sam], @sam, @foret2021.\n';
    const found = check(text, library, { held: new Set(['foret2021']) });
    assert.deepEqual(told(text, found), ['mixed-keys @sam', 'mixed-keys @sam']);
    assert.equal(apply(text, safeEdits(found)), '[@foret2021], @foret2021, @foret2021.\n');
    assert.equal(found[0]!.fixes[0]!.title, 'Cite this paper as @foret2021 throughout this note (2 places)');
  });

  test('an entry that the bibliography lacks is told; one that it has by another key, with the key', () => {
    const text = '@he2016, @yolov9 and @wang2024.\n';
    const found = check(text, library, {
      held: new Set(['Wang2024']),
      severities: { ...defaultSeverities, 'mixed-keys': 'off' },
    });
    assert.deepEqual(told(text, found), ['missing-entry @he2016', 'missing-entry @yolov9', 'missing-entry @wang2024']);
    assert.deepEqual(found[0]!.fixes, []);
    assert.match(found[2]!.message, /by case/);
    assert.equal(apply(text, safeEdits(found)), '@he2016, @Wang2024 and @Wang2024.\n');
  });

  test('each kind of finding can be graver, or not be looked for', () => {
    const text = '[@nobody; ] @thylacine';
    const severities = { ...defaultSeverities, 'unknown-key': 'hint', 'ambiguous-key': 'off' } as const;
    const found = check(text, library, { severities });
    assert.deepEqual(
      found.map(({ code, severity }) => `${code} ${severity}`),
      ['malformed-cluster warning', 'unknown-key hint'],
    );
  });

  test('what is being typed is not judged before it is typed', () => {
    const rules = (typedAt: number) => ({ typedAt });
    assert.deepEqual(checkAll('As @he20', library, rules(8)), { findings: [], isHeldBack: true });
    // no paper's key begins so, and elsewhere nobody is typing
    assert.equal(check('As @hex', library, rules(7)).length, 1);
    assert.equal(check('As @he20', library, rules(2)).length, 1);
    // words of a title that are being typed; or the sentence goes on
    assert.deepEqual(checkAll('As @deep resi', library, rules(13)), { findings: [], isHeldBack: true });
    assert.equal(check('As @deep resi', library, rules(2)).length, 1);
    assert.equal(check('As @deep says', library, rules(13)).length, 1);
    assert.equal(check('As @deep. Resi', library, rules(14)).length, 1);
    assert.deepEqual(checkAll('As [@he2016; ]', library, rules(13)), { findings: [], isHeldBack: true });
    assert.equal(check('As [@he2016; ] x', library, rules(16)).length, 1);
    assert.deepEqual(checkAll('As [@he2016, ', library, rules(13)), { findings: [], isHeldBack: true });
    assert.equal(check('As [@he2016. So', library, rules(15)).length, 1);
  });

  test('fixes take braces where the key needs them, and leave those that are there', async () => {
    const odd = await libraryOf({ key: 'a.b.', ids: ['plain'], title: 'Odd' });
    const text = '@plain, @{plain}s\n';
    const found = check(text, odd, { held: new Set(['a.b.']) });
    assert.equal(apply(text, safeEdits(found)), '@{a.b.}, @{a.b.}s\n');
  });

  test('any text can be checked, and safe fixes leave nothing safe to fix', () => {
    const piece = fc.constantFrom(
      ...['@sam', '@foret2021', '-@sam', '@{sam}', '@yolov9', '@wang2024', '@nobody', '@thylacine', '[', ']', '; '],
      ...[';', ', ', '；', ' ', '\n', '\n\n', 'p. 3', 'see ', '@', '@ sam', '@{', '}', '`', '*', '(', ')', '\\', '> '],
    );
    const held = fc.constantFrom(undefined, new Set(['foret2021', 'Wang2024']), new Set(['sam']));
    fc.assert(
      fc.property(fc.oneof(fc.array(piece, { maxLength: 25 }), fc.array(fc.string())), held, (pieces, keys) => {
        const text = pieces.join('');
        const once = apply(text, safeEdits(check(text, library, { held: keys })));
        assert.deepEqual(safeEdits(check(once, library, { held: keys })), [], JSON.stringify(once));
      }),
      { numRuns: 1500 },
    );
  });
});
