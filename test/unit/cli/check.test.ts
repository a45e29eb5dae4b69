import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../../../src/cli/main';

suite('lectern check', () => {
  let folder: string;

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-check-'));
    write('papers/all.bib', '@misc{he2016, title={Deep Residual Learning}}\n@misc{foret2021, title={Sharpness}}\n');
  });

  teardown(() => rmSync(folder, { recursive: true }));

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  async function check(...args: readonly string[]) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const read = Promise.all([text(stdout), text(stderr)]);
    const status = await main(['check', ...args], {
      stdin: Readable.from(['']),
      stdout,
      stderr,
      env: {},
      cwd: () => folder,
    });
    stdout.end();
    stderr.end();
    const [out, err] = await read;
    return { status, out, err };
  }

  test('says nothing, and ends with 0, when nothing is wrong', async () => {
    write('notes/a.md', 'As [@he2016; @foret2021].\n');
    assert.deepEqual(await check('notes', '--in', 'papers'), { status: 0, out: '', err: '' });
  });

  test('leaves out keys that are to be ignored', async () => {
    write('a.md', 'By @ada, with @types/node.\n');
    const { status, out } = await check('a.md', '--in', 'papers', '--ignore', 'types/*');
    assert.deepEqual([status, out], [1, 'a.md:1:4: error No paper has the key @ada. [unknown-key]\n']);
    assert.equal((await check('a.md', '--in', 'papers', '--ignore=types/*', '--ignore', 'ada')).status, 0);
  });

  test('reads LaTeX citations and wikilinks when it is told to', async () => {
    write('a.md', 'As \\cite{he2016,nobody} and [[@noone]].\n');
    assert.equal((await check('a.md', '--in', 'papers', '--syntax', 'latex')).out.match(/unknown-key/g)?.length, 2);
    assert.match((await check('a.md', '--in', 'papers')).out, /^a\.md:1:\d+: error No paper has the key @noone/);
  });

  test('tells each finding at file, line and column, by file and place, and ends with 1 on errors', async () => {
    write('notes/ch10.md', 'One.\n\nTwo [@hee2016] and [@he2016; ].\n');
    write('notes/ch2.qmd', 'See @fig-one and -@nobody.\n');
    write('notes/notes.txt', '@nobody\n');
    const { status, out, err } = await check('notes', '--in', 'papers');
    assert.equal(err, '');
    assert.equal(
      out,
      'notes/ch2.qmd:1:19: error No paper has the key @nobody. [unknown-key]\n' +
        'notes/ch10.md:3:6: error No paper has the key @hee2016. Did you mean @he2016? [unknown-key]\n' +
        'notes/ch10.md:3:20: warning Pandoc prints these brackets as text: each part between semicolons has to cite ' +
        'something. [malformed-cluster]\n',
    );
    assert.equal(status, 1);
  });

  test('ends with 0 when there are only warnings; severities can be set', async () => {
    write('a.md', '[@nobody; ]\n');
    const { status, out } = await check('a.md', '--in=papers', '--severity', 'unknown-key=hint', '--json');
    assert.equal(status, 0);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      rows.map(({ message, ...row }) => [typeof message, row]),
      [
        ['string', { file: 'a.md', line: 1, column: 1, severity: 'warning', code: 'malformed-cluster' }],
        ['string', { file: 'a.md', line: 1, column: 2, severity: 'hint', code: 'unknown-key', key: 'nobody' }],
      ],
    );
    assert.equal((await check('a.md', '--in=papers', '--severity=malformed-cluster=error')).status, 1);
  });

  test('reads the bibliographies and references that a note or its project names, without --in', async () => {
    write('thesis/refs.bib', '@misc{he2016, title={Deep Residual Learning}}\n');
    write('thesis/_quarto.yml', 'bibliography:\n  - project.bib\n');
    write('thesis/project.bib', '@misc{own2020, title={A Thing of Our Own}}\n');
    write(
      'thesis/ch/one.md',
      '---\nbibliography:\n  - ../refs.bib\nreferences:\n- id: inline1\n  title: Said Inside\n  type: book\n---\n\n' +
        '@he2016, @own2020, @inline1, @foret2021.\n',
    );
    const { out, err } = await check('thesis');
    assert.equal(err, '');
    assert.equal(out, 'thesis/ch/one.md:10:30: error No paper has the key @foret2021. [unknown-key]\n');
    const withDump = await check('thesis', '--in', 'papers');
    assert.match(withDump.out, /one\.md:10:30: information The note's bibliography has no entry @foret2021/);
    assert.equal(withDump.status, 0);
  });

  test('tells entries that no note cites, when asked', async () => {
    write('a.md', 'As [@he2016].\n');
    const { status, out } = await check('a.md', '--in', 'papers', '--severity', 'uncited-entry=warning');
    assert.equal(out, 'papers/all.bib:2:7: warning No note cites @foret2021. [uncited-entry]\n');
    assert.equal(status, 0);
    write('b.md', "---\nnocite: '@*'\n---\n");
    assert.equal((await check('a.md', 'b.md', '--in', 'papers', '--severity', 'uncited-entry=warning')).out, '');
    write('b.md', 'All of them: \\nocite{*}.\n');
    const all = ['a.md', 'b.md', '--in', 'papers', '--severity', 'uncited-entry=warning'];
    assert.match((await check(...all)).out, /No note cites @foret2021/);
    assert.equal((await check(...all, '--syntax', 'latex')).out, '');
  });

  test('an entry whose key means several papers is cited by whoever cites that key, and by nobody else', async () => {
    write('refs/a.bib', '@misc{twice, title={Buzzards at Rest}}\n');
    write('refs/b.bib', '@misc{twice, title={Kites over Town}}\n');
    const all = ['--in', 'refs', '--severity', 'uncited-entry=warning', '--severity', 'unknown-key=off'];
    write('a.md', '@nobody\n');
    const { out } = await check('a.md', ...all);
    assert.equal(out.match(/No note cites @twice/g)?.length, 2, out);
    write('a.md', '@twice\n');
    assert.doesNotMatch((await check('a.md', ...all)).out, /uncited-entry/);
  });

  test('ends with 1, and says why, when something that is named is not there', async () => {
    write('a.md', '---\nbibliography: gone.bib\n---\n\nText.\n');
    for (const [args, message] of [
      [['a.md', '--in', 'papers'], 'a.md:2: The bibliography "gone.bib" is not there.\n'],
      [['gone.md', '--in', 'papers'], 'gone.md:1: There is no such file or folder.\n'],
      [['papers', '--in', 'papers'], 'papers:1: There are no notes here.\n'],
    ] as const) {
      const { status, out, err } = await check(...args);
      assert.deepEqual([status, out, err], [1, '', message]);
    }
    write('b.md', 'As [@he2016].\n');
    const { status, err } = await check('b.md');
    assert.equal(status, 1);
    assert.match(err, /No papers are known/);
    assert.deepEqual(await check('b.md', '--severity', 'unknown-key=off'), { status: 0, out: '', err: '' });
  });

  test('tells the place of what a note or its project names in vain, once', async () => {
    write(
      'q/_quarto.yml',
      '\n# Our book\n---\n\nproject:\n  type: book\nbibliography:\n  - ../papers/all.bib\n  - gone.bib\n',
    );
    for (const note of ['q/a.qmd', 'q/b.qmd']) write(note, '@he2016\n');
    write('q/c.qmd', '---\ntitle: C\nbibliography: [here.bib\n---\n\n@he2016\n');
    const { status, out, err } = await check('q');
    assert.deepEqual([status, out], [1, '']);
    const [first, second, ...more] = err.trimEnd().split('\n');
    assert.equal(first, 'q/_quarto.yml:9: The bibliography "gone.bib" is not there.');
    assert.match(second ?? '', /^q\/c\.qmd:[34]: This field cannot be read: /);
    assert.deepEqual(more, []);
  });

  test('ends with 2 when used wrongly', async () => {
    for (const args of [
      [],
      ['--in', 'papers'],
      ['a.md', '--severity', 'nonsense=error'],
      ['a.md', '--syntax', 'html'],
      ['a.md', '--severity', 'unknown-key=fatal'],
      ['a.md', '--severity'],
      ['a.md', '--limit', '3'],
      [''],
    ]) {
      const { status, out, err } = await check(...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /lectern check <note/);
    }
  });
});
