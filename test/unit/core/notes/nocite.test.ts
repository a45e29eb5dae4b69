import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nociteCitations } from '../../../../src/core/notes/frontMatter/nocite';

/** The citations as they are written, found by their places. */
function written(text: string): string[] {
  return nociteCitations(text).map(({ start, end }) => text.slice(start, end));
}

suite('nocite in front matter', () => {
  test('cites its keys, however YAML writes them', () => {
    for (const field of [
      "nocite: '@a2020, @{b}'",
      'nocite: "@a2020, @{b}"',
      'nocite: |\n  @a2020,\n      @b',
      'nocite: |\r\n  @a2020, @b\r',
      '"nocite": >-\n  @a2020\n\n  @b',
      "nocite: ['@a2020', '@b']",
      'nocite:\n- "@a2020"\n- "@b"',
      'nocite:\n  - "@a2020"\n  # a remark\n  - "@b"',
    ]) {
      const text = `---\ntitle: x\n${field}\nlang: en\n---\n\nText with @other.\n`;
      const [first, second, ...more] = written(text);
      assert.equal(first, '@a2020', field);
      assert.match(second ?? '', /^@(?:b|\{b\})/, field);
      assert.deepEqual(more, []);
    }
  });

  test('the star that stands for all is no key, and no other field cites', () => {
    assert.deepEqual(written("---\nnocite: '@*'\nauthor: me@example.org\ntitle: '@a'\n---\n@b"), []);
  });

  test('there is none without front matter', () => {
    for (const text of ['', "nocite: '@a'", "---\nnocite: '@a'\n", "Text.\n\n---\nnocite: '@a'\n---\n"]) {
      assert.deepEqual(written(text), [], text);
    }
  });

  test('never throws, and tells where keys stand', () => {
    const line = fc.constantFrom('nocite: ', '  ', '@a', '- "@b"', '---', '@{', "'", '|', 'x: ');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = `---\n${lines.join('\n')}\n---\n`;
        for (const { key, keyStart, keyEnd } of nociteCitations(text)) assert.equal(text.slice(keyStart, keyEnd), key);
      }),
    );
  });
});
