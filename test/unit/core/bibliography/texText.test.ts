import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { asciiTex } from '../../../../src/core/bibliography/asciiTex';
import { encodeTex, isBalanced, protectedTitle, verbatim } from '../../../../src/core/bibliography/texText';
import { decodeTex } from '../../../../src/core/dumps/tex';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'ab XY $%&{}\\_^~#-:."\'é中\n'.split('')), maxLength: 60 }),
);

suite('Text as TeX', () => {
  test('what TeX would take for a command is escaped, and Unicode stays', () => {
    assert.equal(
      encodeTex('A & B: 5% of #1_2, $5 ~ ^'),
      'A \\& B: 5\\% of \\#1\\_2, \\$5 \\textasciitilde{} \\textasciicircum{}',
    );
    assert.equal(encodeTex('Hölder – “Ω” 中文'), 'Hölder – “Ω” 中文');
    assert.equal(encodeTex('\\foo'), '\\textbackslash{}foo');
    assert.equal(encodeTex('a {set}'), 'a \\{set\\}');
  });

  test('a brace without its partner does not unbalance the field', () => {
    assert.equal(encodeTex('a } b {'), 'a \\textbraceright{} b \\textbraceleft{}');
  });

  test('math stays math; dollars that are money do not become math', () => {
    assert.equal(encodeTex('in $O(n^2)$ for $x_{i}$'), 'in $O(n^2)$ for $x_{i}$');
    assert.equal(encodeTex('from $5 to $6'), 'from \\$5 to \\$6');
    assert.equal(encodeTex('a set $\\{x$ there'), 'a set \\$\\textbackslash{}\\textbraceleft{}x\\$ there');
    assert.equal(encodeTex('$5%$'), '$5\\%$');
  });

  test('any text becomes one line with balanced braces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const encoded of [encodeTex(text), protectedTitle(text), asciiTex(encodeTex(text)), verbatim(text)]) {
          assert.ok(isBalanced(encoded), encoded);
          assert.doesNotMatch(encoded, /[\n\r\0]/);
        }
      }),
    );
  });

  test('a long hostile text takes time in proportion to its length', () => {
    // were it quadratic, the test would run out of its time
    for (const piece of ['$', '{', '\\', '$ $a', ': "', 'A', '. ', '\\$', '\ud800']) {
      assert.ok(isBalanced(protectedTitle(piece.repeat(300_000))), piece);
    }
  });

  test('acronyms and inner capitals are kept; words that merely begin a title’s words are not', () => {
    assert.equal(
      protectedTitle('YOLOv9: Learning What You Want With GANs and BERT-Like Models'),
      '{YOLOv9}: Learning What You Want With {GANs} and {BERT}-Like Models',
    );
    assert.equal(protectedTitle('A Survey of Q-Learning in 3D'), 'A Survey of {Q}-Learning in {3D}');
    assert.equal(protectedTitle('AT&T in the U.S.'), '{AT}\\&{T} in the {U}.{S}.');
  });

  test('a name in a title that is otherwise small keeps its capital, what begins a subtitle does not', () => {
    assert.equal(
      protectedTitle('Flat minima of Bayesian networks: Evidence from language models'),
      'Flat minima of {Bayesian} networks: Evidence from language models',
    );
  });

  test('accents, special letters, dashes and Greek have a form in ASCII that reads back', () => {
    const text = 'Łukasz Gänse, Nguyễn, Çelik, Škoda, François, Ångström, straße, naïve';
    const ascii = asciiTex(encodeTex(text));
    assert.match(ascii, /^[\0-\x7f]*$/);
    assert.equal(decodeTex(ascii).replace(/[{}]/g, ''), text);
    assert.equal(asciiTex('1990–2000 and α in $β+1$'), '1990--2000 and $\\alpha$ in $\\beta{}+1$');
  });

  test('whatever has no form in ASCII is a question mark, and all is ASCII', () => {
    assert.equal(asciiTex('中'), '?');
    fc.assert(fc.property(anyText, (text) => /^[\0-\x7f]*$/.test(asciiTex(encodeTex(text)))));
  });

  test('an address stays as it is, but for braces that would unbalance the field', () => {
    assert.equal(verbatim('https://example.org/a_b%20c#d{e}'), 'https://example.org/a_b%20c#d{e}');
    assert.equal(verbatim('https://example.org/}{'), 'https://example.org/%7D%7B');
  });
});
