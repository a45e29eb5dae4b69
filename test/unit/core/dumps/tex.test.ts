import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeTex } from '../../../../src/core/dumps/tex';

const decodes = (pairs: readonly (readonly [tex: string, text: string])[]) => {
  for (const [tex, text] of pairs) assert.equal(decodeTex(tex), text.normalize('NFC'), tex);
};

suite('TeX in titles and abstracts', () => {
  test('accents are letters, however they are written', () => {
    decodes([
      ['H\\"{o}lder H\\"older H{\\"o}lder H{\\"{o}}lder', 'Hölder Hölder Hölder Hölder'],
      ["Garc\\'\\i a Garc\\'{\\i}a {\\'E}cole", 'García García École'],
      ['Fran\\c{c}ois Fran\\c cois', 'François François'],
      ['Ho\\v{s}ek Erd\\H{o}s \\k{a} \\r{a} \\u{g}', 'Hošek Erdős ą å ğ'],
      ['Espa\\~na f\\^ete \\=a \\.z \\`a', 'España fête ā ż à'],
      ['\\d{h} \\b{d} \\b{o} \\t{oo}', 'ḥ ḏ \\b{o} \\t{oo}'],
      ["Nguy\\~{\\^e}n Th\\'{\\^e}", 'Nguyễn Thế'],
      ['x.org/\\~{}me', 'x.org/~me'],
    ]);
  });

  test('special letters are letters as whole commands only', () => {
    decodes([
      ['Stra\\ss{}e Stra{\\ss}e \\O re {\\o}', 'Straße Straße Øre ø'],
      ['{\\L}ukasz \\AE \\oe{} \\th', 'Łukasz Æœ þ'],
      ['\\left( \\ldots \\odot \\ell', '\\left( \\ldots \\odot \\ell'],
    ]);
  });

  test('fonts are gone, their text stays', () => {
    decodes([
      ['{\\em new} {\\it a {\\bf b}} {\\sc LegendreTron} {\\tt x} {\\bf\\em y}', 'new a b LegendreTron x y'],
      ['\\emph{x} \\textit{a \\textbf{b}} \\texttt{c} \\textsc{d} \\underline{e}', 'x a b c d e'],
      ['{\\em Schr\\"odinger}', 'Schrödinger'],
    ]);
  });

  test('escaped characters are themselves', () => {
    decodes([['16\\% R\\&D \\$5 \\#1 a\\_b \\{x\\}', '16% R&D $5 #1 a_b {x}']]);
  });

  test('math is left alone, but for what is escaped anywhere', () => {
    const kept = [
      '$\\{0,1\\}^n$ and $\\bar\\o(n)$',
      '$$\\{x\\}$$ \\(\\{x\\}\\) \\[\\textbf{x}\\]',
      '$D_{\\rm KL}$',
      '$\\textit{a}$',
    ];
    decodes(kept.map((text) => [text, text]));
    decodes([
      ['$16\\%$ \\(\\&\\)', '$16%$ \\(&\\)'],
      ['only $5, H\\"older', 'only $5, Hölder'],
      ['from $5 H\\"older to $6 H\\"older', 'from $5 Hölder to $6 Hölder'],
      ['\\$5 H\\"older $x$', '$5 Hölder $x$'],
      ['\\( H\\"older', '\\( Hölder'],
    ]);
    assert.equal(decodeTex('\\('.repeat(20_000)).length, 40_000);
    assert.equal(decodeTex('$a '.repeat(20_000) + '\\%').length, 60_001);
  });

  test('what other formats escape is no accent', () => {
    decodes([
      ["don\\'t it\\'s we\\'re I\\'ve we\\'ll I\\'m he\\'d", "don't it's we're I've we'll I'm he'd"],
      ['a \\"quoted\\" and \\"other\\", \\"Uber H\\"older', 'a "quoted" and "other", Über Hölder'],
      ['in \\O(n) and \\o(1) steps', 'in \\O(n) and \\o(1) steps'],
      ['{\\it italics\\/} here', 'italics here'],
    ]);
  });

  test('everything else stays', () => {
    const kept = [
      'mathcal{S^p} > mathcal{S^n}',
      'D_{KL}(p||q) R^{C-1} {\\Psi} {here}',
      '\\alpha \\unknown{x} \\mathcal{O} \\foo{\\em x}',
      '{\\em open',
      '\\emph without braces',
      'a \\\\ b \\',
      "it's a `quote' and ``another''",
    ];
    decodes(kept.map((text) => [text, text]));
    decodes([['D_{\\rm KL}', 'D_{KL}']]);
  });

  test('text without backslashes stays, in NFC', () => {
    assert.equal(decodeTex('Mo\u0308bius {x}'), 'Möbius {x}');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        if (!text.includes('\\')) assert.equal(decodeTex(decodeTex(text)), text.normalize('NFC'));
      }),
    );
  });

  test('any text is taken', () => {
    const parts = ['\\', '{', '}', '"', 'em ', 'textbf', 'o', ' ', "'", 'c', 'i', '_', 'x'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...parts), maxLength: 200 }), (text) => {
        assert.ok(decodeTex(text).length <= text.length * 2);
      }),
    );
    assert.equal(decodeTex(`${'{\\em '.repeat(50_000)}x${'}'.repeat(50_000)}`), 'x');
  });
});
