import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { texText, verbatimText } from '../../../../../src/core/dumps/bibtex/texText';

const reads = (pairs: readonly (readonly [tex: string, text: string])[]) => {
  for (const [tex, text] of pairs) assert.equal(texText(tex), text.normalize('NFC'), tex);
};

suite('TeX in BibTeX fields', () => {
  test('accents and special letters, in braces or not', () => {
    reads([
      ['{\\"u} \\"{u} \\"u {\\"{u}}', 'ü ü ü ü'],
      ["\\'{\\i} {\\'\\i} \\'i", 'í í í'],
      ['{\\L}ukasz \\v{c} \\c c {\\c{S}} \\H{o} \\k{a} \\r a', 'Łukasz č ç Ş ő ą å'],
      ['{\\aa} \\AA{} {\\ss} \\o re {\\O} {\\ae} {\\OE}', 'å Å ß øre Ø æ Œ'],
      ['Ünï 王', 'Ünï 王'],
    ]);
  });

  test('accents behind spaces, on letters that have none elsewhere, and apostrophes in their place', () => {
    reads([
      ["D\\' ej\\` a \\' {e} Fran\\c cois \\'\ne", 'Déjà é François é'],
      ['\\u{s} \\b{s} \\d q \\~{ \\i }', 's\u0306 s\u0331 q\u0323 ĩ'],
      ["don\\'t we\\'ve \\'t Hooft", "don't we've t\u0301 Hooft"],
      ["\\' 5 \\'{} \\", '5'],
    ]);
  });

  test('dashes, quotation marks, spaces and escaped characters', () => {
    reads([
      ['a--b a---b a-b \\textendash{} \\textemdash x', 'a–b a—b a-b – —x'],
      ["``a'' `b' it's \\textquoteright s ?`Qu\\'e?", "“a” ‘b’ it's ’s ¿Qué?"],
      ['a~b \\& \\% \\$ \\_ \\# \\{x\\} a\\,b a\\ b a\\\\b', 'a b & % $ _ # {x} a b a b a b'],
      [' a\r\n\t b  c ', 'a b c'],
      ['\\textless x\\textgreater{} \\ldots and', '<x> …and'],
    ]);
  });

  test('fonts, links and unknown commands leave their text', () => {
    reads([
      ['\\emph{a} \\textit{b {c}} {\\it d} {\\bf e} \\textsuperscript{th}', 'a b c d e th'],
      ['\\url{x.org} \\href{https://x.org/{y}}{here} \\unknown{kept} \\foo', 'x.org here kept'],
      ['\\enquote{a \\emph{b}} \\mkbibquote{c} \\mkbibemph{d}', '“a b” “c” d'],
      ['{\\noopsort{1973b}}1981 \\textcolor{red}{e}', '1981 e'],
    ]);
  });

  test('footnotes go, and measures are written out', () => {
    reads([
      ['Rest\\thanks{To {all}.} and Motion\\footnote{x} here', 'Rest and Motion here'],
      ['\\SI{5}{\\meter} at \\SI{10}{\\kilo\\hertz} \\qty{3}{\\meter\\per\\second\\squared}.', '5 m at 10 kHz 3 m/s².'],
    ]);
  });

  test('HTML as publishers export it goes, but not in math', () => {
    reads([
      ['<i>E. coli</i> in CO<sub>2</sub> <span class="nocase">RNA</span> &amp; so', 'E. coli in CO2 RNA & so'],
      ['$\\less$i$\\greater$E. coli$\\less$/i$\\greater$ {\\&}amp$\\mathsemicolon$ us', 'E. coli & us'],
      ['\\textless{}b\\textgreater{}a\\textless{}/b\\textgreater{}', 'a'],
      ['If $a<b $ and $c>d$ <b>so</b> $x$ too', 'If $a<b $ and $c>d$ so $x$ too'],
      ['a < b & c', 'a < b & c'],
    ]);
    assert.equal(verbatimText('https://x.org/?a=1&amp;b=2{\\&}amp$\\mathsemicolon$c'), 'https://x.org/?a=1&b=2&c');
  });

  test('braces go, but not in math', () => {
    reads([
      ['{BERT}: {{Pre}}-training}', 'BERT: Pre-training'],
      ['$\\alpha_{1}$ and {$x^{2}$} \\(a_{b}\\) \\ensuremath{\\beta}', '$\\alpha_{1}$ and $x^{2}$ $a_{b}$ $\\beta$'],
      ['costs $5 {now} \\(', 'costs $5 now ('],
    ]);
  });

  test('addresses and identifiers keep what looks like TeX', () => {
    assert.equal(verbatimText('http://x.org/\\~{}a--b\\_c\\%20{\\_}d'), 'http://x.org/~a--b_c%20_d');
    assert.equal(verbatimText('10.1002/1::{\\textless}2{\\textgreater}3$<$4'), '10.1002/1::<2>3<4');
    assert.equal(verbatimText('\\url{https://x.org/a}'), 'https://x.org/a');
  });

  test('any text is taken, with white space in single spaces', () => {
    const parts = ['\\', '{', '}', '$', '(', ')', '"', 'emph', 'href', ' ', "'", '`', '-', 'i', '~', '\n'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...parts), maxLength: 100 }), (tex) => {
        const text = texText(tex);
        assert.equal(text, text.replace(/\s+/g, ' ').trim());
        assert.ok(text.length <= tex.length && verbatimText(tex).length <= tex.length);
      }),
    );
  });
});
