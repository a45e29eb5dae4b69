import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { escapeMarkdown, plainMessage, webLink, withoutIcons } from '../../../../src/core/markdown/escape';
import { parseGfm } from './gfm';

const hostile = fc.string({
  unit: fc.constantFrom(
    ...'[]()<>!*_`~#|\\$&:;-+.@{}^"\'=/ \n\t1a'.split(''),
    'https://x.org',
    '[x](command:workbench.action.quit)',
    '<script>',
    '<img src=x onerror=y>',
    '&amp;',
    '$(alert)',
    'www.x.org',
  ),
});

suite('Text from a file, as Markdown', () => {
  test('shows just itself', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tree = parseGfm(escapeMarkdown(text));
        const shown = withoutIcons(text.replace(/\s+/g, ' ').trim());
        if (shown === '') return;
        const [paragraph, ...more] = tree.children;
        assert.equal(more.length, 0);
        assert.ok(paragraph?.type === 'paragraph');
        // GFM makes links of what looks like a web or mail address: these may stay, as text that is a link
        const words = paragraph.children.map((node) => {
          if (node.type !== 'link') return node;
          assert.match(node.url, /^(?:https?:|mailto:)/);
          return node.children[0];
        });
        assert.equal(words.map((node) => (node?.type === 'text' ? node.value : node?.type)).join(''), shown);
      }),
    );
  });

  test('has no icon of VS Code in it', () => {
    // VS Code looks for icons after Markdown's escapes are gone
    assert.ok(!escapeMarkdown('$(trash) $(alert~spin)').replaceAll('\\', '').includes('$('));
  });
});

suite('A web link', () => {
  test('goes where the text says, and only to the web', () => {
    assert.equal(webLink('https://github.com/a/b_c'), '[github\\.com\\/a\\/b\\_c](https://github.com/a/b%5Fc)');
    for (const bad of ['javascript:alert(1)', 'command:x', 'https://x.org/ y', 'https://x.org/"><b>']) {
      assert.ok(!webLink(bad).includes(']('), bad);
    }
  });

  test('is one link, whatever the URL', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tree = fromMarkdown(webLink(`https://x.org/${text}`));
        const [paragraph] = tree.children;
        assert.ok(paragraph?.type === 'paragraph');
        for (const node of paragraph.children) {
          assert.ok(node.type === 'text' || (node.type === 'link' && node.url.startsWith('https://x.org/')));
        }
      }),
    );
  });
});

suite('Text from a file, in a message', () => {
  // as VS Code looks for links in messages
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

  test('is no link, and no icon', () => {
    const name = '[here](command:workbench.action.quit).bib';
    assert.match(name, link);
    assert.equal(plainMessage(name).replace('\u2060', ''), name);
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(plainMessage(text), link);
        assert.doesNotMatch(plainMessage(text), /\$\(/);
      }),
    );
  });

  test('stays on its line', () => {
    assert.equal(plainMessage('refs.bib\r\n\nAll is well'), 'refs.bib All is well');
  });
});
