import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { linksIn } from '../../../../src/core/text/links';

suite('links in a text', () => {
  test('do without what follows them', () => {
    assert.deepEqual(linksIn('Code: https://x.org/a{here}.'), ['https://x.org/a']);
    assert.deepEqual(linksIn('at https://x.org/a/b.git{https://x.org/a/b}.'), [
      'https://x.org/a/b.git',
      'https://x.org/a/b',
    ]);
    assert.deepEqual(linksIn('(see https://x.org/a), "https://x.org/b", <https://x.org/c>; https://x.org/d!'), [
      'https://x.org/a',
      'https://x.org/b',
      'https://x.org/c',
      'https://x.org/d',
    ]);
    assert.deepEqual(linksIn('[text](https://x.org/a) “https://x.org/b”。'), ['https://x.org/a', 'https://x.org/b']);
    assert.deepEqual(linksIn("'https://x.org/a').'"), ['https://x.org/a']);
  });

  test('do without what was typed on', () => {
    const typed: readonly (readonly [text: string, ...links: string[]])[] = [
      ['https://a.b/c,https://d.e/f', 'https://a.b/c', 'https://d.e/f'],
      ['https://github.com/a/b.We propose', 'https://github.com/a/b'],
      ["https://a.b/c's page, and https://a.b/d's.", 'https://a.b/c', 'https://a.b/d'],
      ['&lt;https://a.b/c&gt; and', 'https://a.b/c'],
      ['https://a.b/c—and more', 'https://a.b/c'],
      ['$https://a.b/c$', 'https://a.b/c'],
      ['https://a.b/c\u200b.', 'https://a.b/c'],
    ];
    for (const [text, ...links] of typed) assert.deepEqual(linksIn(text), links);
  });

  test('keep what belongs to them', () => {
    const whole = [
      'https://x.org/README.MD',
      'https://Example.Org',
      'https://web.archive.org/web/2020/https://x.org/a',
      'https://asp.net/Default.Aspx?x=1',
      'https://en.wikipedia.org/wiki/Prior_(statistics)',
      'http://x.org/~me/?q=a,b&c=1#top',
      'https://x.org/a-b_c/',
      "https://en.wikipedia.org/wiki/Zipf's_law",
    ];
    assert.deepEqual(linksIn(`${whole.join(' and ')}.`), whole);
  });

  test('need a scheme or www', () => {
    assert.deepEqual(linksIn('github.com/a/b javascript:alert(1) command:x ftp://x.org https:// http://.'), []);
    assert.deepEqual(linksIn('See www.example.org/a.'), ['https://www.example.org/a']);
  });

  test('come once, in order', () => {
    assert.deepEqual(linksIn('https://b.org https://a.org, https://b.org.'), ['https://b.org', 'https://a.org']);
  });

  test('are web addresses whatever the text', () => {
    const parts = [
      'https://',
      'www.',
      'javascript:',
      'command:',
      '(',
      ')',
      '[',
      ']',
      '{',
      '.',
      ' ',
      'x.org',
      '/a',
      '"',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...parts), maxLength: 60 }), (text) => {
        for (const link of linksIn(text)) assert.match(link, /^https?:\/\/[^\s"{}<>]+$/i);
      }),
    );
  });
});
