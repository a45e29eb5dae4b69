import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { EntryScanner } from '../../../../../src/core/dumps/bibtex/entryScanner';
import type { BibItem } from '../../../../../src/core/dumps/bibtex/item';

function scan(text: string, piece = text.length + 1): BibItem[] {
  const scanner = new EntryScanner();
  const items: BibItem[] = [];
  for (let at = 0; at < text.length; at += piece) items.push(...scanner.write(text.slice(at, at + piece)));
  return [...items, ...scanner.end()];
}

/** Each item as `type key name=value ...`, with the first word of what is wrong. */
function outline(text: string): string[] {
  return scan(text).map(({ type, key, fields, fault }) => {
    const values = fields.map(({ name, value }) => `${name}=${value.map((part) => part.text).join('#')}`);
    return [type, key, ...values, ...(fault ? [`! ${fault.line}`] : [])].join(' ');
  });
}

const bibPieces = [
  '@',
  'article',
  '{',
  '}',
  '(',
  ')',
  '"',
  ',',
  '=',
  '#',
  '%',
  '\\',
  '\n',
  '\r',
  ' ',
  'key',
  'title',
  '1',
];
const bibTexts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...bibPieces), maxLength: 80 }),
  fc
    .array(fc.constantFrom('@a{k,', '\n@book{b, title = {T}}', '@comment{', ' x = "y" # z', '},', '\n', '%'))
    .map((all) => all.join('')),
);

suite('the scanner of BibTeX entries', () => {
  test('tells keys, fields and parts, and where they are', () => {
    const text = 'x\r\n@Article{a:1,\r  Title = {A {b} c},\n year = 2020 # "q {"} r" # mar,\n}';
    const [item, ...rest] = scan(text);
    assert.ok(item);
    assert.deepEqual(rest, []);
    assert.deepEqual([item.kind, item.type, item.key, item.line], ['entry', 'article', 'a:1', 2]);
    assert.equal(text.slice(item.keyStart, item.keyEnd), 'a:1');
    assert.equal(text.slice(item.start, item.end), text.slice(3));
    assert.deepEqual(
      item.fields.map(({ name, line, value }) => [name, line, ...value.map((part) => [part.kind, part.text])]),
      [
        ['title', 3, ['braced', 'A {b} c']],
        ['year', 4, ['number', '2020'], ['quoted', 'q {"} r'], ['macro', 'mar']],
      ],
    );
    for (const { value } of item.fields) {
      for (const part of value) assert.equal(text.slice(part.start, part.end), part.text);
    }
  });

  test('knows all kinds of items and delimiters', () => {
    assert.deepEqual(
      outline('@string(a = "b {)} c")\n@preamble{"x" # y}@COMMENT{ {a} @b }\n@book(k, title = {a ) b}, )'),
      ['string  a=b {)} c', 'preamble  preamble=x#y', 'comment ', 'book k title=a ) b'],
    );
  });

  test('passes over remarks, addresses and text', () => {
    assert.deepEqual(outline('me@home{x, y}\n% @book{a,}\n@ nothing\n@book{b, % remark, with = {\n year = 1}'), [
      'book b year=1',
    ]);
  });

  test('does without commas and values that are missing', () => {
    assert.deepEqual(outline('@a{k\n x = {1} y = 2\n z = "3"\n w = ,, v = 5 }'), ['a k x=1 y=2 z=3 w= v=5']);
  });

  test('tells umlauts from the end of a string', () => {
    assert.deepEqual(outline('@a{k, x = "G\\"odel \\"{U}", y = "a\\"}'), ['a k x=G\\"odel \\"{U} y=a\\']);
  });

  test('takes quotation marks with a backslash for accents, where the value goes on', () => {
    assert.deepEqual(outline('@a{k, x = "On \\"Me\\" and \\"You\\"", y = "a\\" # "b\\"\n z = "c\\" }'), [
      'a k x=On \\"Me\\" and \\"You\\" y=a\\#b\\ z=c\\',
    ]);
  });

  test('gives an item up that is too long, and goes on at the next entry that begins a line', () => {
    const long = `@a{one, x = 1, y = {${'w '.repeat(40)}\n @ b @c{no, z = 1} @string{\n`;
    const text = `${long}@b{two, y = 2}\n@comment{ ${'w '.repeat(50)} }@b{three, y = 3}`;
    for (const piece of [1, 7, 30, 1000]) {
      const scanner = new EntryScanner(50);
      const items: BibItem[] = [];
      for (let at = 0; at < text.length; at += piece) items.push(...scanner.write(text.slice(at, at + piece)));
      items.push(...scanner.end());
      assert.deepEqual(
        items.map(({ key, end, fault }) => [key, end, fault?.unclosed]),
        [
          ['one', 50, true],
          ['two', long.length + 14, undefined],
          ['', text.length - 16, undefined],
          ['three', text.length, undefined],
        ],
        String(piece),
      );
    }
  });

  test('reads what a comment hides that is too long', () => {
    const hidden = '@comment{\n@a{one, x = 1}\n@comment{ @x }\n@a{two, x = 2}\n';
    const text = `${hidden}@a{three, x = 3}\n@comment{\n@a{four, x = 4}}\n@a{five, x = 5}`;
    for (const piece of [1, 9, 1000]) {
      const scanner = new EntryScanner(hidden.length + 5);
      const keys: string[] = [];
      for (let at = 0; at < text.length; at += piece) {
        for (const { type, key } of scanner.write(text.slice(at, at + piece))) keys.push(key || type);
      }
      for (const { type, key } of scanner.end()) keys.push(key || type);
      assert.deepEqual(keys, ['comment', 'one', 'comment', 'two', 'three', 'comment', 'five']);
    }
  });

  test('gives an entry up where a line begins with another', () => {
    assert.deepEqual(outline('@a{one, x = {1},\n y = {2\n\n@b{two, x = {@c{no, }}}\n@string{s = "t"}'), [
      'a one x=1 ! 2',
      'b two x=@c{no, }',
      'string  s=t',
    ]);
    for (const broken of ['@a{', '@a{one', '@a{one,', '@a{one, x', '@a{one, x =', '@a{one, x = 1', '@a{one, x = "']) {
      assert.deepEqual(outline(`${broken}\n@b{two, y = 3}`).at(-1), 'b two y=3', broken);
      assert.equal(outline(`${broken}\n@b{two, y = 3}`).length, 2, broken);
    }
  });

  test('drops only what it cannot read in an entry', () => {
    assert.deepEqual(outline('@a{k,\n x {1},\n y = a b c,\n z = "q, v = "r",\n w = 4}'), ['a k w=4 ! 2']);
    assert.deepEqual(outline('@a{k, x = {1}},\n y = 2}\n@b{l, z = 3}'), ['a k x=1 y=2 ! 1', 'b l z=3']);
    assert.deepEqual(outline('@a{k, x = 1,\n y = "2 }\n@b{l, z = 3}'), ['a k x=1 ! 2', 'b l z=3']);
  });

  test('finds no key where there is none', () => {
    assert.deepEqual(
      outline('@a{, x = 1} @a{x = 1} @a{a b, x = 1} @a{x= 1} @a{{k}, x = 1}'),
      Array(5).fill('a  x=1 ! 1'),
    );
  });

  test('takes keys of all characters that tools write', () => {
    const keys = ['DBLP:conf/icml/X', 'a.b-c_d+e', 'müller2020', '王2020', "o'neil", 'a(b)', 'x*y@z'];
    assert.deepEqual(
      scan(keys.map((key) => `@a{${key}, x = 1}`).join('\n')).map(({ key }) => key),
      keys,
    );
  });

  test('lets a comment hide entries, unless it is never closed', () => {
    const hidden = '@comment{\n@a{one, x = 1}\n';
    assert.deepEqual(outline(`${hidden}}\n@b{two, y = 2}`), ['comment ', 'b two y=2']);
    assert.deepEqual(outline(`${hidden}\n@b{two, y = 2}`), ['comment  ! 1', 'a one x=1', 'b two y=2']);
  });

  test('says whether the text stopped amid an item', () => {
    const unfinished = (text: string) => {
      const scanner = new EntryScanner();
      assert.ok([...scanner.write(text), ...scanner.end()].length < 9);
      return scanner.unfinished;
    };
    for (const text of ['@a{k, x = 1', '@a{k, x = {', '@string{', '@art', '@comment{'])
      assert.ok(unfinished(text), text);
    for (const text of ['@a{k, x = 1}', '', 'text', 'article{c, ti', 'me@home', '@comment{}\n%'])
      assert.ok(!unfinished(text), text);
  });

  test('scans any text the same however it is cut, with items in order', () => {
    fc.assert(
      fc.property(bibTexts, fc.integer({ min: 1, max: 9 }), (text, piece) => {
        const items = scan(text);
        assert.deepEqual(scan(text, piece), items);
        let end = 0;
        for (const item of items) {
          assert.ok(end <= item.start && item.start < item.end && item.end <= text.length);
          assert.equal(item.line, text.slice(0, item.start).split(/\r\n|[\r\n]/).length);
          assert.equal(text.slice(item.keyStart, item.keyEnd), item.key);
          for (const part of item.fields.flatMap(({ value }) => value)) {
            assert.equal(text.slice(part.start, part.end), part.text);
          }
          end = item.end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
