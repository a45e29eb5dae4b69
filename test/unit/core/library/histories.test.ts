import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editionFacts } from '../../../../src/core/library/editionFacts';
import { fingerprint } from '../../../../src/core/library/fingerprint';
import { agree, comparedName, firstAuthor } from '../../../../src/core/library/firstAuthor';
import { Library } from '../../../../src/core/library/library';
import type { Paper, PaperRecord } from '../../../../src/core/paper';
import { answers, atOnce, by, inFile, libraryFrom, record, records, roleOf } from './records';

type Step =
  | { readonly kind: 'write'; readonly file: string; readonly records: readonly PaperRecord[]; readonly line: number }
  | { readonly kind: 'reexport'; readonly file: string; readonly line: number }
  | { readonly kind: 'edit'; readonly file: string; readonly at: number; readonly abstract: string }
  | { readonly kind: 'append'; readonly file: string; readonly record: PaperRecord }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'cite'; readonly paper: number };

const file = fc.constantFrom('a.txt', 'b.txt', 'library.bib');
const line = fc.integer({ min: 1, max: 50 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('write' as const), file, records: fc.array(records, { maxLength: 6 }), line }),
    fc.record({ kind: fc.constant('append' as const), file, record: records }),
    fc.record({ kind: fc.constant('reexport' as const), file, line }),
    fc.record({ kind: fc.constant('edit' as const), file, at: fc.nat(5), abstract: fc.constantFrom('', 'Edited.') }),
    fc.record({ kind: fc.constant('remove' as const), file }),
    fc.record({ kind: fc.constant('reopen' as const) }),
    fc.record({ kind: fc.constant('cite' as const), paper: fc.nat(20) }),
  ),
  { maxLength: 15 },
);

/** The notes' bibliography, which only grows. */
const references = 'references.bib';

/** Works that are only cited in a dump are dumps' own: only this bibliography's keys are those of notes. */
const roleIn = (name: string) => (name === references ? roleOf(name) : 'dump');

/** A library that lives on, beside what its files hold. */
class Life {
  library = new Library();
  readonly files = new Map<string, readonly PaperRecord[]>();
  readonly cited: { readonly key: string; readonly line: number }[] = [];
  readonly known = new Map<string, Paper>();

  async go(step: Step): Promise<void> {
    if (step.kind === 'write') this.write(step.file, inFile(step.file, step.records, step.line));
    else if (step.kind === 'append') {
      this.write(step.file, [
        ...this.held(step.file),
        ...inFile(step.file, [step.record], 100 + this.held(step.file).length),
      ]);
    } else if (step.kind === 'reexport') this.write(step.file, inFile(step.file, this.held(step.file), step.line));
    else if (step.kind === 'edit') {
      this.write(
        step.file,
        this.held(step.file).map((one, i) => (i === step.at ? { ...one, abstract: step.abstract } : one)),
      );
    } else if (step.kind === 'remove') {
      this.files.delete(step.file);
      this.library.remove(step.file);
    } else if (step.kind === 'reopen') this.library = new Library(this.library.state());
    else await this.cite(step.paper);
    await this.follow();
  }

  private held(name: string): readonly PaperRecord[] {
    return this.files.get(name) ?? [];
  }

  private write(name: string, all: readonly PaperRecord[]): void {
    this.files.set(name, all);
    this.library.replace(name, structuredClone(all), roleIn(name));
  }

  /** Applies what is announced to what was known before. */
  private async follow(): Promise<void> {
    const { added, changed, moved, removed } = await this.library.settle(atOnce);
    for (const id of added) assert.ok(!this.known.has(id), id);
    for (const id of [...changed, ...moved, ...removed]) assert.ok(this.known.has(id), id);
    for (const id of moved) {
      const { sources: was, ...before } = this.known.get(id)!;
      const { sources, ...now } = this.library.withId(id)!;
      assert.deepEqual(now, before);
      assert.notDeepEqual(sources, was);
    }
    for (const id of [...added, ...changed, ...moved]) this.known.set(id, this.library.withId(id)!);
    for (const id of removed) this.known.delete(id);
    assert.deepEqual([...this.known.keys()].sort(), [...this.library.state().ids].sort());
    for (const paper of this.library.papers()) assert.deepEqual(this.known.get(paper.id), paper);
  }

  /** As the extension cites: the entry goes into the bibliography, under the key that the paper has now. */
  private async cite(n: number): Promise<void> {
    const papers = [...this.library.papers()];
    const paper = papers[n % Math.max(1, papers.length)];
    if (!paper || paper.sources.some((source) => source.file === references)) return;
    const { citekey } = paper;
    const at = this.cited.length + 1;
    this.write(references, [...this.held(references), { ...entryFor(paper), source: { file: references, line: at } }]);
    await this.follow();
    this.cited.push({ key: citekey, line: at });
    const now = this.library.named(citekey);
    assert.ok(now);
    const told = paper.sources.flatMap(({ file: name, line: its }) =>
      this.held(name).filter(({ source }) => source.line === its),
    );
    // the entry and the paper are the same work
    if (holdTogether(told))
      for (const source of paper.sources) assert.ok(holds(now, source), `${paper.title} ${citekey}`);
  }
}

/** What is written into a bibliography: all that is known of the paper. */
function entryFor(paper: Paper): PaperRecord {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- what is left is the entry
  const { id, aliases, links, sources, ...entry } = paper;
  return { ...entry, source: { file: references, line: 1 } };
}

function holds(paper: Paper | undefined, { file, line }: Paper['sources'][number]): boolean {
  return paper?.sources.some((source) => source.file === file && source.line === line) ?? false;
}

/** A record without the keys that its source gives. */
function ungiven(one: PaperRecord): PaperRecord {
  const { citekey, aliases, ...rest } = one;
  return citekey === undefined && aliases === undefined ? one : rest;
}

/** Other titles, titles that say nothing, and identifiers, authors or editions that contradict each other make no work that lasts. */
function holdTogether(told: readonly PaperRecord[]): boolean {
  const distinct = (field: 'doi' | 'arxiv') => new Set(told.flatMap((one) => one[field] ?? [])).size;
  const titles = new Set(told.map(({ title }) => fingerprint(title)));
  const authors = told.flatMap((one) => comparedName(firstAuthor(one)) ?? []);
  if (authors.some((one) => authors.some((other) => !agree(one, other)))) return false;
  if (editionFacts(told).some((values) => values.length > 1)) return false;
  return titles.size === 1 && told[0]!.title.length > 12 && distinct('doi') <= 1 && distinct('arxiv') <= 1;
}

/** Works of one title, each with enough to be told from the others. */
const apart: readonly Partial<PaperRecord>[] = [
  { author: by('Li'), year: 2019, doi: '10.1000/a' },
  { author: by('Li'), year: 2021, doi: '10.1000/b' },
  { author: by('Berg'), year: 2021 },
  { author: by('Ito'), year: 2001, edition: '1' },
  { author: by('Ito'), year: 2008, edition: '2' },
];
/** A record of one of them, with the work's number. */
const tellings = fc
  .tuple(fc.nat(apart.length - 1), fc.constantFrom('', 'Short.', 'A longer one.'))
  .map(([work, abstract]): [number, PaperRecord] => [
    work,
    record('Graph Nets Everywhere', { ...apart[work], abstract }),
  ]);

suite('After any history', () => {
  test('the library answers like a fresh one with the same files, and has announced every change', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const life = new Life();
        for (const step of all) await life.go(step);
        const fresh = new Library();
        for (const [name, held] of life.files) fresh.replace(name, held, roleIn(name));
        await fresh.settle(atOnce);
        assert.deepEqual(answers(life.library), answers(fresh));
      }),
      { numRuns: 150 },
    );
  });

  test('a key that was cited names the work that it was cited for', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const life = new Life();
        for (const step of all) {
          await life.go(step);
          for (const { key, line: at } of life.cited) {
            assert.ok(holds(life.library.named(key), { file: references, line: at }), key);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a cited paper never gains a record of another work', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(tellings, { minLength: 1, maxLength: 12 }), fc.nat(), async (all, n) => {
        const works = all.map(([work]) => work);
        const dump = inFile(
          'a.txt',
          all.map(([, one]) => one),
        );
        const before = await libraryFrom([['a.txt', dump]]);
        const paper = [...before.papers()][n % before.size]!;
        const library = await libraryFrom([
          ['a.txt', dump],
          [references, inFile(references, [entryFor(paper)])],
        ]);
        const told = (one: Paper) => one.sources.filter(({ file: name }) => name === 'a.txt').map(({ line: at }) => at);
        const its = new Set([...told(paper), ...told(library.named(paper.citekey)!)].map((at) => works[at - 1]));
        assert.equal(its.size, 1, [...its].join(' and '));
      }),
      { numRuns: 150 },
    );
  });

  test('a paper keeps its key when it is cited, and so does every other', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 10 }), fc.nat(), async (all, n) => {
        const dump = inFile('a.txt', all.map(ungiven));
        const before = await libraryFrom([['a.txt', dump]]);
        const paper = [...before.papers()][n % before.size]!;
        const told = paper.sources.map(({ line: at }) => dump[at - 1]!);
        fc.pre(holdTogether(told));
        const after = await libraryFrom([
          ['a.txt', dump],
          [references, inFile(references, [entryFor(paper)])],
        ]);
        assert.deepEqual(
          [...after.papers()].map((one) => one.citekey),
          [...before.papers()].map((one) => one.citekey),
        );
      }),
      { numRuns: 300 },
    );
  });
});
