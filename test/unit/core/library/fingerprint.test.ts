import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fingerprint } from '../../../../src/core/library/fingerprint';

const same = (a: string, b: string) => assert.equal(fingerprint(a), fingerprint(b), `${a} | ${b}`);
const different = (a: string, b: string) => assert.notEqual(fingerprint(a), fingerprint(b), `${a} | ${b}`);

suite('A fingerprint', () => {
  test('is the same whatever the typography', () => {
    same('Attention Is All You Need', 'attention is all you need!');
    same('Schrödinger’s Cat', "Schrodinger's Cat");
    same('Meta-Learning + Search', 'Meta Learning+Search');
    same('Ελληνικά', 'Ελληνικα');
    same('Ёлка', 'елка');
    same('❤️ of Graphs', '❤ of Graphs');
    same('C\u200B++ for X', 'C++ for X');
    same('Learning $\\beta$-VAE', 'Learning β-VAE');
    same('\\ell_1 and \\Gamma', 'ℓ1 and Γ');
    same('Search & Rescue', 'Search and Rescue');
    same('$k$-Means', 'k-Means');
    same('ﬁne ＡＢＣ', 'fine ABC');
  });

  test('is told from another by the signs in names', () => {
    different('C Compilers for X', 'C++ Compilers for X');
    different('C Compilers for X', 'C# Compilers for X');
    different('F# for X', 'F for X');
    different('Version 1.1', 'Version 11');
    different('C++17', 'C17');
    different('$\\alpha$-Nets', '$\\beta$-Nets');
  });

  test('is told from another by the marks of scripts where they are more than accents', () => {
    different('कि', 'की');
    different('か', 'が');
    same('が', 'か\u3099');
  });

  test('is the same with something in it that cannot be seen', () => {
    const signs = fc.constantFrom('&', '\\', '+', '#', '.', '1', 'a', 'B', ' ');
    const ascii = fc.string({ unit: fc.oneof(signs, fc.string({ minLength: 1, maxLength: 1 })) });
    fc.assert(fc.property(ascii, (text) => same(`a${text}`, `a${text}\u200b`)));
  });

  test('is its title where that has no letters', () => {
    assert.equal(fingerprint(' … '), '…');
  });
});
