import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { appendTo, inserted } from '../../../../src/core/bibliography/append';
import { isCutOff } from '../../../../src/core/bibliography/cutOff';
import type { BibliographyFormat } from '../../../../src/core/bibliography/format';
import { conferencePaper } from './papers';

const formats: readonly BibliographyFormat[] = ['bibtex', 'csl-json', 'csl-yaml', 'ris'];

suite('A bibliography that is being written', () => {
  test('is empty, or stops amid a record', () => {
    for (const format of formats) assert.ok(isCutOff(format, ' \r\n'));
    assert.ok(isCutOff('bibtex', '@book{a,\n title = {A}}\n@book{b,\n title = {B'));
    assert.ok(isCutOff('csl-json', '[{"id": "a"}, {"id'));
    assert.ok(isCutOff('ris', 'TY  - BOOK\r\nTI  - A'));
  });

  test('is not what is whole, also with a remark at its end', () => {
    assert.ok(!isCutOff('bibtex', '@book{a,\n title = {A}}\n% more to come'));
    for (const format of formats) {
      const addition = appendTo(format, new Uint8Array(), [{ citekey: 'a', paper: conferencePaper }])!;
      assert.ok(!isCutOff(format, new TextDecoder().decode(inserted(new Uint8Array(), addition))), format);
    }
  });

  test('is told of any text', () => {
    fc.assert(fc.property(fc.constantFrom(...formats), fc.string(), (format, text) => void isCutOff(format, text)));
  });
});
