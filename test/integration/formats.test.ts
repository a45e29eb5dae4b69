import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, keysAt, openNote, spacedPage, write } from './workspace';

const offered = (typed: string, key: string) => async () => (await keysAt(`@${typed}|`)).includes(key);
const problemsOf = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter((problem) => problem.source === 'Lectern');

/** One paper in each format, about an animal of its own. */
const samples: readonly (readonly [file: string, typed: string, key: string, content: string])[] = [
  [
    'bandicoot.bib',
    'bandicoot',
    'gould1837',
    '@article{gould1837,\n  title = {Bandicoots of the {South}},\n  author = {Gould, John},\n  year = 1837\n}\n',
  ],
  [
    'echidna.ris',
    'echidna',
    'rismillerEchidnasTheirQuiet1999',
    'TY  - JOUR\r\nTI  - Echidnas and Their Quiet Lives\r\nAU  - Rismiller, Peggy\r\nPY  - 1999\r\nER  - \r\n',
  ],
  [
    'cuscus.json',
    'cuscus',
    'menzies1991',
    '[{"id": "menzies1991", "type": "article-journal", "title": "Cuscuses at Night", "author": [{"family": "Menzies", "given": "James"}], "issued": {"date-parts": [[1991]]}}]',
  ],
  [
    'wallaroo.yaml',
    'wallaroo',
    'croft1981',
    'references:\n- id: croft1981\n  type: article-journal\n  title: Wallaroos in Company\n  author:\n  - family: Croft\n    given: David\n  issued: 1981\n',
  ],
  [
    'pademelon.jsonl',
    'pademelon',
    'johnsonPademelonsForestEdge2008',
    '{"id":"0804.00001","title":"Pademelons at the Forest Edge","abstract":"They eat grass.","authors":"Ada Johnson","authors_parsed":[["Johnson","Ada",""]],"categories":"q-bio.PE","versions":[{"version":"v1","created":"Wed, 2 Apr 2008 10:00:00 GMT"}],"update_date":"2008-04-02"}\n',
  ],
];

suite('Papers in every format', () => {
  for (const [file, typed, key, content] of samples) {
    test(`${file} is read, followed and forgotten`, async () => {
      const uri = await write(`papers/formats/${file}`, content);
      await eventually(offered(typed, key), `${key} is offered`);
      assert.deepEqual(problemsOf(uri), []);
      await vscode.workspace.fs.delete(uri);
      await eventually(async () => !(await offered(typed, key)()), `${key} is gone`);
    });
  }

  test('a bad record is one problem at its line, and the others are there', async () => {
    const entry = (key: string, title: string) => `@book{${key},\n  title = {${title}},\n  year = 2001\n}\n\n`;
    const text = `${entry('tuan2001', 'Phascogales Above')}@book{broken,\n  title = {Never Closed,\n\n${entry('kaluta2001', 'Kalutas Below')}`;
    const uri = await write('papers/formats/faulty.bib', text);
    await eventually(offered('phascogales', 'tuan2001'), 'the record before');
    await eventually(offered('kalutas', 'kaluta2001'), 'the record after');
    assert.deepEqual(
      problemsOf(uri).map(({ range }) => range.start.line),
      [5],
    );
    await vscode.workspace.fs.delete(uri);
    await eventually(() => problemsOf(uri).length === 0, 'the problem goes with the file');
  });

  test('files of other things beside them are no problem', async () => {
    const uri = await write('papers/formats/settings.json', '{"tabSize": 2}');
    const sign = await write('papers/formats/sign.bib', '@misc{ningaui, title = {Ningauis of the Pilbara}}\n');
    await eventually(offered('ningaui', 'ningaui'), 'the rest is read');
    assert.deepEqual(problemsOf(uri), []);
    await vscode.workspace.fs.delete(uri);
    await vscode.workspace.fs.delete(sign);
  });

  test('a file that is half written is waited for', async () => {
    const whole =
      '@misc{monjon1978, title = {Monjons on Sandstone}}\n@misc{nabarlek1979, title = {Nabarleks on Ironstone}}\n';
    const uri = await write('papers/formats/written.bib', whole);
    await eventually(offered('nabarlek', 'nabarlek1979'), 'it is read');
    await write('papers/formats/written.bib', whole.slice(0, 70));
    const signal = await write('papers/formats/signal.bib', '@misc{dibbler, title = {Dibblers Return}}\n');
    await eventually(offered('dibbler', 'dibbler'), 'what came with it is read');
    assert.ok(await offered('nabarlek', 'nabarlek1979')(), 'the old state stands');
    await write('papers/formats/written.bib', whole.replace('nabarlek1979', 'nabarlek1980'));
    await eventually(offered('nabarlek', 'nabarlek1980'), 'the whole file is read');
    await vscode.workspace.fs.delete(uri);
    await vscode.workspace.fs.delete(signal);
  });

  test('a note brings the bibliography that it names, and its own references', async () => {
    await write('essays/own/refs.bib', '@misc{mala2005, title = {Malas Reintroduced}}\n');
    const note = await openNote(
      '---\nbibliography: own/refs.bib\nreferences:\n- id: boodie1995\n  title: Boodies Underground\n  type: book\n---\n\n|\n',
      'essays/note.md',
    );
    await note.document.save();
    await eventually(offered('malas', 'mala2005'), 'the bibliography is read');
    await eventually(offered('boodies', 'boodie1995'), 'the references are read');
    await vscode.workspace.fs.delete(inWorkspace('essays'), { recursive: true });
    await eventually(async () => !(await offered('malas', 'mala2005')()), 'they go with it');
  });

  test('a bibliography that a note names may come later, in the folder as well', async () => {
    const note = await openNote('---\nbibliography: late.bib\n---\n\n|\n', 'essays/late.md');
    await note.document.save();
    await write('late.bib', '@misc{antechinus1803, title = {Antechinuses Run}}\n');
    await eventually(offered('antechinuses', 'antechinus1803'), 'it is read');
    await vscode.workspace.fs.delete(inWorkspace('late.bib'));
    await vscode.workspace.fs.delete(inWorkspace('essays'), { recursive: true });
  });

  test('a key that may mean two papers is reported with both, and can be chosen', async () => {
    const uri = await write(
      'papers/formats/twins.txt',
      spacedPage(
        ['Thylacine: Stripes in the Forest', 'Stripes hide an animal in a forest. We count them in pictures.'],
        ['Thylacine: Memory of an Island', 'An island remembers. We study letters and diaries about the animal.'],
      ),
    );
    await eventually(offered('thylacine', 'thylacineStripes'), 'both get longer keys');
    const editor = await openNote('As seen [-@thylacine].|\n', 'twins.md');
    const [problem] = await eventually(() => {
      const problems = problemsOf(editor.document.uri);
      return problems.length > 0 ? problems : undefined;
    }, 'the key is reported');
    assert.match(problem!.message, /thylacineStripes.*thylacineMemory|thylacineMemory.*thylacineStripes/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      problem!.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const choice = actions.find(({ title }) => title.includes('thylacineMemory'));
    assert.ok(choice?.edit);
    await vscode.workspace.applyEdit(choice.edit);
    assert.match(editor.document.getText(), /\[-@thylacineMemory\w*\]/);
    await vscode.workspace.fs.delete(uri);
  });
});
