import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ElementSplitter, type Part } from '../../../../../src/core/dumps/json/elements';

function partsOf(text: string, cuts: readonly number[] = [], lists = ['items']): Part[] {
  const splitter = new ElementSplitter(new Set(lists));
  const edges = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  return [...edges.slice(1).flatMap((end, i) => splitter.write(text.slice(edges[i], end))), ...splitter.end()];
}

/** The numbers of the elements that can be parsed, and the lines of everything else. */
function outcome(text: string): { read: unknown[]; bad: number[] } {
  const read: unknown[] = [];
  const bad: number[] = [];
  for (const part of partsOf(text)) {
    if (part.kind === 'element') read.push(part.value['n']);
    else bad.push(part.line);
  }
  return { read, bad };
}

const element = (n: number) => ({
  n,
  text: `a "quoted", {braced} [one] \\ ${n}`,
  names: [{ name: 'x' }, { name: 'y' }],
});
const elements = Array.from({ length: 10 }, (_, n) => element(n));
const all = elements.map(({ n }) => n);
const others = all.filter((n) => n !== 4);

/** The ways that programs write a list. */
const writings: Record<string, (texts: readonly string[]) => string> = {
  'an array on one line': (texts) => `[${texts.join(',')}]`,
  'an array with blanks': (texts) => `[${texts.join(', ')}]`,
  'an element on each line': (texts) => `[\n${texts.join(',\n')}\n]`,
  'commas before': (texts) => `[${texts.join('\n,')}\n]`,
  lines: (texts) => `${texts.join('\n')}\n`,
  'lines of another system': (texts) => `${texts.join('\r\n')}\r\n`,
  'a list by name': (texts) => `{"config": {"a": [1]}, "items": [\n${texts.join(',\n')}\n], "more": {"items": 3}}`,
  'a list in an object by name': (texts) => `{"status":"ok","message":{"total":1,"items":[${texts.join(',')}]}}`,
  'arrays in an array': (texts) => `[[${texts.slice(0, 3).join(',')}],[${texts.slice(3).join(',')}]]`,
  'arrays after each other': (texts) => `[${texts.slice(0, 3).join(',')}]\n[${texts.slice(3).join(',')}]`,
};
const compact = elements.map((each) => JSON.stringify(each));
const indented = (indent: string, from: string) =>
  elements.map((each) => from + JSON.stringify(each, undefined, indent).replaceAll('\n', `\n${from}`));

suite('the elements of a JSON text', () => {
  for (const [name, write] of Object.entries(writings)) {
    test(`are found in ${name}`, () => assert.deepEqual(outcome(write(compact)), { read: all, bad: [] }));
  }

  test('are found however they are indented, without missing or superfluous commas', () => {
    for (const [indent, from] of [
      ['  ', '  '],
      ['\t', '\t'],
      ['    ', ''],
      ['', ''],
    ] as const) {
      const texts = indented(indent, from);
      for (const between of [',\n', '\n', ',,\n', ', ']) {
        assert.deepEqual(outcome(`[\n${texts.join(between)}\n,]`), { read: all, bad: [] });
      }
    }
  });

  test('have the lines they begin in', () => {
    const lines = partsOf(`\r\n[\r${indented('  ', '  ').join(',\r\n')}]`).map((part) => part.line);
    const height = JSON.stringify(element(0), undefined, 2).split('\n').length;
    assert.deepEqual(
      lines,
      all.map((n) => 3 + n * height),
    );
  });

  const faults: Record<string, (text: string) => string> = {
    'without its end': (text) => text.replace(/\s*\}$/, ''),
    'without its end and that of its list': (text) => text.replace(/\]\s*\}$/, ''),
    'with a list that does not end': (text) => text.replace(/\](\s*\})$/, '$1'),
    'with a string that does not end': (text) => text.replace('4",', '4,'),
    'with a string that does not begin': (text) => text.replace(/: ?"a/, (start) => start.replace('"', '')),
    'with quotes that are not escaped': (text) => text.replaceAll('\\"', '"'),
    'without a colon': (text) => text.replace(/"names": ?/, '"names" '),
    'without a comma': (text) => text.replace(/",(\s*)"names/, '"$1"names'),
    'with a value that is none': (text) => text.replace(/"n": ?4/, '"n":NaN'),
  };
  const layouts: Record<string, readonly [texts: readonly string[], write: (texts: readonly string[]) => string]> = {
    'on one line': [compact, writings['an array on one line']!],
    'in lines': [compact, writings['lines']!],
    'in an array of lines': [compact, writings['an element on each line']!],
    'in a named list': [compact, writings['a list by name']!],
    'in indented objects': [indented('  ', '  '), (texts) => `[\n${texts.join(',\n')}\n]`],
    'in objects without indentation': [indented('', ''), (texts) => `[\n${texts.join(',\n')}\n]`],
    'in objects that begin where others end': [indented('  ', ''), (texts) => `[${texts.join(', ')}]`],
    'in an indented named list': [indented('  ', '    '), (texts) => `{\n  "items": [\n${texts.join(',\n')}\n  ]\n}\n`],
  };
  for (const [layout, [texts, write]] of Object.entries(layouts)) {
    for (const [name, damage] of Object.entries(faults)) {
      test(`are read but for one ${name}, ${layout}`, () => {
        const damaged = texts.map((text, n) => (n === 4 ? damage(text) : text));
        assert.notEqual(damaged[4], texts[4]);
        const whole = write(damaged);
        const line = write(texts)
          .slice(0, write(texts).indexOf(texts[4]!) + /^\s*/.exec(texts[4]!)![0].length)
          .split('\n').length;
        assert.deepEqual(outcome(whole), { read: others, bad: [line] }, whole);
      });
    }
  }

  test('are told from objects inside them that begin with the same key', () => {
    const alike = elements.map((each) => JSON.stringify({ ...each, names: [{ n: 'x' }, { n: 'y' }] }));
    for (const name of ['without its end', 'without a colon', 'with a value that is none', 'without a comma']) {
      const damaged = alike.map((text, n) => (n === 4 ? faults[name]!(text) : text));
      for (const between of [',', ',\n', '\n']) {
        const { read, bad } = outcome(`[${damaged.join(between)}]`);
        assert.deepEqual([read, bad.length], [others, 1], name);
      }
    }
  });

  test('are read when something else stands between them, which is told once', () => {
    const odd = (text: string) => [...compact.slice(0, 4), text, ...compact.slice(4)].join(',\n');
    for (const text of ['oops', 'null, 3, "a { b", true', '<<<<<<< HEAD', '}', '"n": 3 }']) {
      assert.deepEqual(outcome(`[\n${odd(text)}\n]`), { read: all, bad: [6] });
    }
  });

  test('are told to be unfinished where the text is cut off', () => {
    const whole = `{"items": [${compact.join(',')}]}`;
    for (const end of [10, 11, 30, 500, whole.length - 2, whole.length - 1]) {
      const splitter = new ElementSplitter(new Set(['items']));
      const parts = [...splitter.write(whole.slice(0, end)), ...splitter.end()];
      assert.equal(splitter.unfinished, true, `${end}`);
      assert.ok(parts.length > 0);
    }
    const splitter = new ElementSplitter(new Set(['items']));
    assert.equal(splitter.write(whole).length + splitter.end().length, 10);
    assert.equal(splitter.unfinished, false);
  });

  test('are those of any list of objects, however it is written', () => {
    const object = fc.object({ key: fc.string({ maxLength: 5 }), maxDepth: 3 }).filter((each) => !('items' in each));
    const space = fc.constantFrom(undefined, 1, '\t');
    fc.assert(
      fc.property(fc.array(object, { minLength: 1 }), space, (list, indent) => {
        const text = JSON.stringify(list, undefined, indent);
        const read = partsOf(text).map((part) => (part.kind === 'element' ? part.value : undefined));
        assert.deepEqual(read, JSON.parse(text));
      }),
    );
  });

  test('do not depend on where the text was cut', () => {
    const pieces = fc.constantFrom(
      '{"n":',
      '"',
      '[',
      ']',
      '}',
      '{',
      ',',
      ':',
      '\n',
      '\r',
      '\\',
      ' ',
      'a',
      '},{"n":1',
      '"items":[',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, fc.array(fc.nat()), (text, places) => {
        const cuts = places.map((place) => place % (text.length + 1));
        assert.deepEqual(partsOf(text, cuts), partsOf(text));
      }),
    );
  });

  test('may be one mark many times', () => {
    const n = 60_000;
    for (const text of ['{', '[', '{"a":[', '{"n":1,', '{"n" {', '"', '{"a":"b" "', '},{"n"', '{\n', ']}', '\\"']) {
      const whole = text.repeat(n);
      // a pattern that goes back over the text again and again would not end within this test's time
      partsOf(
        whole,
        Array.from({ length: 100 }, (_, i) => Math.floor((whole.length * i) / 100)),
      );
    }
  });
});
