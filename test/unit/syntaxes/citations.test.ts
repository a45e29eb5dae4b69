import assert from 'node:assert/strict';
import { parseNote } from '../../../src/core/notes/note';
import grammar from '../../../syntaxes/citations.tmLanguage.json';
import feed from '../../../syntaxes/paperFeed.tmLanguage.json';

const citation = new RegExp(grammar.repository.citation.match, 'gu');
const cluster = new RegExp(grammar.repository.cluster.begin, 'gu');
const [header, firstTitle, title] = feed.patterns.map(({ match }) =>
  match === undefined ? undefined : new RegExp(match.replace('\\x{FEFF}', '\\uFEFF'), 'u'),
);

suite('Colours of citations', () => {
  for (const text of [
    '@Foo_bar.baz. and @Foo_bar--baz',
    '-@doe, --@roe; @{a.b.} @{a b} @{a{b}c}',
    'me@example.org, etc.@x, \\@x, 1@x',
    '@müller:x/y @a//b @a::b @* (@c)',
  ]) {
    test(`are where the citations are: ${text}`, () => {
      const coloured = [...text.matchAll(citation)].map((match) => match[4] ?? match[6]);
      assert.deepEqual(
        coloured,
        parseNote(text).citations.map(({ key }) => key),
      );
    });
  }

  test('cover clusters, but not links, spans and notes', () => {
    const text = '[@a] [see *b* @c; -@d] [@x](url) [@x]{.c} [@x][ref] ^[@x] [me@x.org] [x]';
    assert.deepEqual(
      [...text.matchAll(cluster)].map(({ index }) => index),
      [0, 5],
    );
  });
});

suite('Colours of a saved paper feed', () => {
  test('tell its header from titles, and titles from abstracts', () => {
    for (const line of ['new', 'Subscribe', 'Mar 14', 'byAK and the research community']) assert.match(line, header!);
    assert.match('SubscribeA First Title', firstTitle!);
    assert.match('Is This a Title?', title!);
    assert.doesNotMatch('This is an abstract.', title!);
    assert.doesNotMatch('long '.repeat(60), title!);
  });
});
