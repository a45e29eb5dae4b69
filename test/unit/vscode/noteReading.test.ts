import assert from 'node:assert/strict';
import { NoteReading, type NotesState } from '../../../src/vscode/notes/noteReading';

/** A disk with notes, and a worker that reads them. */
function fake(notes: readonly string[]) {
  const disk = new Set(notes);
  const open = new Set<string>();
  let known: string[] = [];
  const states: NotesState['kind'][] = [];
  const faults: unknown[] = [];
  let changes = 0;
  let duringRead: () => void = () => undefined;
  let duringFind: () => void = () => undefined;
  let afterAll: () => void = () => undefined;
  const later = () => new Promise<void>((resolve) => setTimeout(resolve));
  const reading = new NoteReading({
    tellOpen: later,
    async find(isStopped) {
      const [first = '', ...others] = disk;
      await later();
      duringFind();
      return new Set(isStopped() ? [first] : [first, ...others]);
    },
    async read(some) {
      await later();
      duringRead();
      known = [...known, ...some.filter((note) => disk.has(note) && !open.has(note))];
      return some.filter((note) => !disk.has(note));
    },
    async remove(note) {
      await later();
      known = known.filter((one) => one !== note);
    },
    isOpen: (note) => open.has(note),
    didChange: () => changes++,
    didChangeState: ({ kind }) => {
      states.push(kind);
      if (kind === 'ready') afterAll();
    },
    failed: (error) => void faults.push(error),
  });
  return {
    reading,
    disk,
    open,
    faults,
    states,
    known: () => [...known].sort(),
    changes: () => changes,
    /** The worker dies the next times that it reads, as often as this, and knows nothing then. */
    dieWhenReading: (times: number) => {
      let left = times;
      duringRead = () => {
        if (left-- <= 0) return;
        known = [];
        reading.restart([]);
        throw new Error('out of memory');
      };
    },
    whenReading: (work: () => void) => (duringRead = work),
    whenFinding: (work: () => void) => (duringFind = work),
    whenReady: (work: () => void) => (afterAll = work),
  };
}

const many = Array.from({ length: 100 }, (_, i) => `note${String(i).padStart(3, '0')}`);

suite('Reading the notes of a workspace', () => {
  test('each note is read once, and again when it changes', async () => {
    const { reading, known, states } = fake(['a', 'b']);
    await reading.refresh();
    await reading.refresh();
    assert.deepEqual([known(), states.at(-1)], [['a', 'b'], 'ready']);
    reading.change(['b'], false);
    await reading.settled();
    assert.deepEqual(known(), ['a', 'b', 'b']);
  });

  test('what changes at the moment when all is read is read, too', async () => {
    const { reading, known, whenReady } = fake(['a', 'b']);
    whenReady(() => {
      whenReady(() => undefined);
      reading.change(['b'], false);
    });
    await reading.refresh();
    await reading.settled();
    assert.deepEqual(known(), ['a', 'b', 'b']);
  });

  test('a worker that dies meanwhile is followed by one that reads all notes', async () => {
    const { reading, known, states, faults, dieWhenReading } = fake(many);
    dieWhenReading(2);
    await reading.refresh();
    assert.deepEqual([known(), faults.length, states.at(-1)], [many, 2, 'ready']);
  });

  test('a worker that dies of the notes is not started for ever, but when somebody wants them read', async () => {
    const { reading, known, states, faults, dieWhenReading } = fake(['a']);
    dieWhenReading(4);
    await reading.refresh();
    assert.deepEqual([known(), faults.length, states.at(-1)], [[], 4, 'stopped']);
    await reading.refresh();
    assert.deepEqual([known(), states.at(-1)], [['a'], 'ready']);
  });

  test('what goes is told of, though nothing is read', async () => {
    const { reading, disk, known, changes } = fake(['a', 'b']);
    await reading.refresh();
    const before = changes();
    disk.delete('b');
    reading.change(['b'], true);
    await reading.settled();
    assert.deepEqual([known(), changes() - before], [['a'], 1]);
  });

  test('after a stop only what changes is read, and the rest when it is asked for', async () => {
    const { reading, disk, known, states, whenReading } = fake(many);
    whenReading(() => reading.cancel());
    await reading.refresh();
    assert.deepEqual([known().length, states.at(-1)], [32, 'stopped']);
    whenReading(() => undefined);
    disk.add('new');
    reading.change(['new'], true);
    await reading.settled();
    assert.deepEqual([known().length, states.at(-1)], [33, 'stopped']);
    await reading.refresh();
    assert.deepEqual([known(), states.at(-1)], [['new', ...many].sort(), 'ready']);
  });

  test('a stop while notes are looked for is no loss of what was read', async () => {
    const { reading, known, states, whenFinding } = fake(['a', 'b']);
    await reading.refresh();
    whenFinding(() => reading.cancel());
    await reading.refresh();
    assert.deepEqual([known(), states.at(-1)], [['a', 'b'], 'stopped']);
  });

  test('who asks for notes right after a stop gets them', async () => {
    const { reading, known, states, whenReading } = fake(many);
    const first = reading.refresh();
    let again: Promise<void> | undefined;
    whenReading(() => {
      if (again) return;
      reading.cancel();
      again = reading.refresh();
    });
    await first;
    await again;
    assert.deepEqual([known(), states.at(-1)], [many, 'ready']);
  });

  test('nothing begins once it is closed', async () => {
    const { reading, known } = fake(['a']);
    reading.dispose();
    await reading.refresh();
    assert.deepEqual(known(), []);
  });
});
