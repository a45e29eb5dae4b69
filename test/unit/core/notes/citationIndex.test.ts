import assert from 'node:assert/strict';
import v8 from 'node:v8';
import vm from 'node:vm';
import fc from 'fast-check';
import { CitationIndex, type CitedNote } from '../../../../src/core/notes/citationIndex';
import { parseNote, type Note } from '../../../../src/core/notes/note';

const set = (index: CitationIndex, note: string, text: string, time = 0, parse = parseNote) =>
  index.set(note, text, parse(text), time);

/** Parses each text once. */
function parser(): typeof parseNote {
  const parsed = new Map<string, Note>();
  return (text) => {
    const note = parsed.get(text) ?? parseNote(text);
    parsed.set(text, note);
    return note;
  };
}

/** An index that counts anew at each question. */
class NaiveIndex {
  private readonly notes = new Map<string, { readonly text: string; readonly time: number }>();

  constructor(private readonly parse: typeof parseNote) {}

  set(note: string, text: string, time: number): void {
    this.notes.delete(note);
    if (this.parse(text).citations.length > 0) this.notes.set(note, { text, time });
  }

  delete(note: string): void {
    this.notes.delete(note);
  }

  /** Of each note what is cited under one of these keys, in any case. */
  cited(keys: readonly string[]): unknown[] {
    const wanted = keys.map((key) => key.toLowerCase());
    return [...this.notes].flatMap(([note, { text, time }]) => {
      const places = this.parse(text).citations.filter(({ key }) => wanted.includes(key.toLowerCase()));
      return places.length === 0
        ? []
        : [{ note, time, places: places.map(({ start }) => lineAndCharacter(text, start)) }];
    });
  }
}

function lineAndCharacter(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length - 1}:${lines.at(-1)!.length}`;
}

const short = (cited: readonly CitedNote[]) =>
  cited.map(({ note, time, places }) => ({
    note,
    time,
    places: places.map(({ line, character }) => `${line}:${character}`),
  }));

suite('The index of citations', () => {
  test('tells where a key is cited, under which heading, in any case', () => {
    const index = new CitationIndex();
    set(index, 'a.md', 'Before @Smith2020.\n\n# Intro\n\nSee [-@{smith2020}, p. 3].\n\n## End #\n\n@other\n', 5);
    set(index, 'b.md', '@other', 7);
    assert.deepEqual(index.places(['SMITH2020']), [
      {
        note: 'a.md',
        time: 5,
        places: [
          {
            key: 'Smith2020',
            line: 0,
            character: 7,
            endCharacter: 17,
            keyCharacter: 8,
            keyEndCharacter: 17,
            heading: '',
          },
          {
            key: 'smith2020',
            line: 4,
            character: 5,
            endCharacter: 18,
            keyCharacter: 8,
            keyEndCharacter: 17,
            heading: 'Intro',
          },
        ],
      },
    ]);
    assert.deepEqual(index.places(['nobody']), []);
  });

  test('a citation that a line break divides from what is before it is told in its own line', () => {
    const index = new CitationIndex();
    set(index, 'a.md', 'See -\n@key');
    const [{ places } = { places: [] }] = index.places(['key']);
    assert.deepEqual(
      places.map(({ line, character }) => [line, character]),
      [[1, 0]],
    );
  });

  test('knows every spelling, and says when keys come and go', () => {
    const index = new CitationIndex();
    set(index, 'a.md', '@Key and @key');
    assert.deepEqual([...index.spellings()].sort(), ['Key', 'key']);
    const { version } = index;
    set(index, 'b.md', '@key');
    assert.equal(index.version, version, 'nothing new is cited');
    set(index, 'a.md', '@key and @Key again');
    assert.equal(index.version, version, 'the note cites what it cited');
    set(index, 'b.md', '@new');
    assert.notEqual(index.version, version);
    set(index, 'a.md', '@key');
    assert.deepEqual([...index.spellings()].sort(), ['key', 'new'], 'no note spells it so any more');
    index.delete('a.md');
    index.delete('b.md');
    assert.deepEqual([...index.spellings()], []);
    assert.equal([...index.names()].length, 0);
  });

  test('is what the notes say, after any changes', () => {
    const note = fc.constantFrom('a.md', 'b.md', 'c.md');
    const text = fc
      .array(
        fc.constantFrom('@one', '[@Two; -@one]', '@two', '@{ÉTÉ}', '@été', '\n', '\n\n# H\n\n', 'text', '`@one`'),
        { maxLength: 8 },
      )
      .map((pieces) => pieces.join(' '));
    const change = fc.record({ note, text: fc.option(text), time: fc.nat(9) });
    const parse = parser();
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const index = new CitationIndex();
        const model = new NaiveIndex(parse);
        for (const { note, text, time } of changes) {
          if (text === null) {
            index.delete(note);
            model.delete(note);
          } else {
            set(index, note, text, time, parse);
            model.set(note, text, time);
          }
          for (const keys of [['one'], ['TWO'], ['été', 'one'], ['none']]) {
            const byName = (a: { note: string }, b: { note: string }) => (a.note < b.note ? -1 : 1);
            const expected = (model.cited(keys) as ReturnType<typeof short>).sort(byName);
            assert.deepEqual(short(index.places(keys)).sort(byName), expected);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('keeps no text of the notes', () => {
    const index = new CitationIndex();
    const before = memory();
    for (let i = 0; i < 6; i++) {
      const filler = `word ${i}\n\n`.repeat(60_000);
      set(index, `${i}.md`, `# Heading ${i}\n\nSee @key${i}.\n\n${filler}`);
    }
    assert.equal([...index.names()].length, 6);
    // about 2.5 MB were read
    assert.ok(memory() - before < 1_000_000, `${memory() - before} bytes are kept`);
    assert.ok(index.isCited('key5'));
  });
});

/** Bytes in use once what nobody needs has been collected. */
function memory(): number {
  v8.setFlagsFromString('--expose-gc');
  (vm.runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
