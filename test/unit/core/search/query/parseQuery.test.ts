import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery } from '../../../../../src/core/search/query/parseQuery';

/** The conditions of a query, without where they stand. */
function conditionsOf(query: string): unknown[] {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- what is left is the condition
  return parseQuery(query).conditions.map(({ start, end, ...condition }) => condition);
}

function text(words: string, more: object = {}): object {
  return { kind: 'text', isExcluded: false, place: 'anywhere', words, isOpen: false, ...more };
}

const messagesOf = (query: string): string[] => parseQuery(query).problems.map(({ message }) => message);

suite('The language of queries', () => {
  test('leaves words as they were typed, also titles with colons and hyphens', () => {
    for (const query of [
      '',
      '  flat  minima ',
      'YOLOv9: Learning What You Want to Learn',
      'attention: a survey',
      'Over-squashing - and curvature -- in graphs',
      'a 5" disk, O’Neil\'s',
      'meta-learning -',
      '-> <- --no',
    ]) {
      assert.deepEqual(parseQuery(query), { words: query, conditions: [], problems: [] }, query);
    }
  });

  test('takes phrases in any quotation marks, to the end while one is typed', () => {
    for (const phrase of ['"flat minima"', '“flat minima”', '„flat minima“', '«flat minima»', '»flat minima«']) {
      assert.deepEqual(conditionsOf(`${phrase} x`), [text('flat minima')], phrase);
    }
    assert.deepEqual(conditionsOf('sharp "flat min'), [text('flat min', { isOpen: true })]);
    assert.deepEqual(conditionsOf('sharp "flat minima '), [text('flat minima ')]);
    assert.deepEqual(conditionsOf('"" "?" "'), []);
  });

  test('takes what stands behind a hyphen as not to be there', () => {
    assert.deepEqual(
      conditionsOf('graphs -networks -"neural nets" -meta-learning -author:smith -year:2020 -cited:yes'),
      [
        text('networks', { isExcluded: true }),
        text('neural nets', { isExcluded: true }),
        text('meta-learning', { isExcluded: true }),
        text('smith', { isExcluded: true, place: 'author' }),
        { kind: 'year', isExcluded: true, years: { from: 2020, to: 2020 } },
        { kind: 'cited', isExcluded: true, isCited: true },
      ],
    );
    assert.equal(parseQuery('graphs -networks').words, 'graphs ');
  });

  test('takes fields in any case, with a quoted value, and with a blank while it is typed', () => {
    assert.deepEqual(
      conditionsOf('TITLE:loss author:"van der Berg" Abstract: flat in:"my papers" key:@foret cited:NO '),
      [
        text('loss', { place: 'title' }),
        text('van der Berg', { place: 'author' }),
        text('flat', { place: 'abstract' }),
        { kind: 'in', isExcluded: false, part: 'my papers' },
        { kind: 'key', isExcluded: false, part: 'foret' },
        { kind: 'cited', isExcluded: false, isCited: false },
      ],
    );
    assert.deepEqual(conditionsOf('author:for'), [text('for', { place: 'author', isOpen: true })]);
    assert.deepEqual(conditionsOf('author:for '), [text('for', { place: 'author' })]);
  });

  test('takes years and ranges of them, and what a half-typed one can become', () => {
    const years = (query: string): unknown => {
      const [condition] = parseQuery(query).conditions;
      return condition?.kind === 'year' ? [condition.years.from, condition.years.to] : undefined;
    };
    assert.deepEqual(years('year:2019'), [2019, 2019]);
    assert.deepEqual(years('year:2019..2022'), [2019, 2022]);
    assert.deepEqual(years('year:2019.. x'), [2019, Infinity]);
    assert.deepEqual(years('year:..2022'), [-Infinity, 2022]);
    assert.deepEqual(years('year: 2019 x'), [2019, 2019]);
    assert.deepEqual(years('year:201'), [2010, 2019]);
    assert.deepEqual(years('year:2019.'), [2019, Infinity]);
    assert.deepEqual(years('year:2019..20'), [2019, 2099]);
    for (const wrong of ['year:abc ', 'year:2022..2019', 'year:.. ', 'year:2019. x', 'year:20195', 'year:>=2019']) {
      assert.equal(years(wrong), undefined, wrong);
      assert.equal(messagesOf(wrong).length, 1, wrong);
    }
  });

  test('ranks by the words outside and those of conditions on text, the last one open only at the end', () => {
    assert.equal(parseQuery('flat "loss land').words, 'flat "loss land');
    assert.equal(parseQuery('flat year:2019 min').words, 'flat min');
    assert.equal(parseQuery('flat minima year:2019').words, 'flat minima ');
    assert.equal(parseQuery('flat year:2019 title:min').words, 'flat min');
    assert.equal(parseQuery('year:2019 -flat in:x key:y cited:no').words, '');
  });

  test('says what is wrong and where, and takes the rest', () => {
    const query = 'flat year:abc minima cited:maybe author:';
    const { words, conditions, problems } = parseQuery(query);
    assert.equal(words.trim(), 'flat minima');
    assert.deepEqual(conditions, []);
    assert.deepEqual(
      problems.map(({ start, end }) => query.slice(start, end)),
      ['year:abc', 'cited:maybe', 'author:'],
    );
    assert.match(problems[0]!.message, /year: .*2019\.\.2022.*"abc"/);
    assert.match(problems[1]!.message, /yes or no.*"maybe"/);
    assert.match(messagesOf('year:2022..2019')[0]!, /ends before it begins/);
    assert.equal(messagesOf('author: year:2019').length, 1);
    assert.equal(conditionsOf('author: year:2019').length, 1);
    assert.equal(messagesOf('title:"?" x').length, 1);
  });

  test('takes a field that is one slip away for words, and says so', () => {
    assert.match(messagesOf('auther:smith')[0]!, /author:/);
    assert.equal(parseQuery('auther:smith').words, 'auther:smith');
    assert.match(messagesOf('Titel:smith')[0]!, /title:/);
    for (const query of ['http://a', 'on:a', 'yolo:x', 'near:x', 'auther', 'auther: x'])
      assert.deepEqual(messagesOf(query), [], query);
  });

  test('looks at no more conditions than anybody types', () => {
    const { conditions, problems } = parseQuery('-word '.repeat(10_000));
    assert.equal(conditions.length, 32);
    assert.equal(problems.length, 1);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '-',
      '"',
      '“',
      '”',
      '»',
      ':',
      'author:',
      'year:',
      'in:',
      '..',
      '2019',
      'cited:',
      ' ',
      'flat',
      'auther:',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );

  test('takes any text, and what it tells of lies in the text, in order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const query = pieces.join('');
        const { conditions, problems } = parseQuery(query);
        for (const { start, end } of [...conditions, ...problems]) {
          assert.ok(0 <= start && start < end && end <= query.length);
        }
        for (const spans of [conditions, problems]) {
          spans.slice(1).forEach(({ start }, i) => assert.ok(start >= spans[i]!.end));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('takes long hostile queries at once', () => {
    for (const unit of ['"', '-"', 'author:', '«', 'a"', '" ', ': ', 'year: ', '-', ' -a', 'title: "']) {
      parseQuery(unit.repeat(50_000));
    }
  });

  test('reads what was meant out of pieces that are put together', () => {
    const word = fc.constantFrom('flat', 'Zürich', '8-bit', 'minima:', 'x');
    const meant = fc.oneof(
      word.map((written) => ({ written, condition: undefined })),
      word.map((word) => ({ written: `"${word} ${word}"`, condition: text(`${word} ${word}`) })),
      word.map((word) => ({ written: `-${word}`, condition: text(word, { isExcluded: true }) })),
      word.map((word) => ({ written: `author:${word}`, condition: text(word, { place: 'author' }) })),
      fc.tuple(fc.integer({ min: 1000, max: 2000 }), fc.nat(99)).map(([from, more]) => ({
        written: `year:${from}..${from + more}`,
        condition: { kind: 'year', isExcluded: false, years: { from, to: from + more } },
      })),
    );
    fc.assert(
      fc.property(fc.array(meant, { maxLength: 8 }), fc.constantFrom(' ', '  ', '\n'), (pieces, blank) => {
        const query = pieces.map(({ written }) => written + blank).join('');
        assert.deepEqual(
          conditionsOf(query),
          pieces.flatMap(({ condition }) => condition ?? []),
        );
        assert.deepEqual(parseQuery(query).problems, []);
      }),
    );
  });
});
