import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { packedPage, syntheticPapers } from '../bench/corpus';
import { eventually, inWorkspace, keysAt, spacedPage, write } from './workspace';

const offered = (typed: string, key: string) => async () => (await keysAt(`@${typed}|`)).includes(key);
const problemsOf = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter((problem) => problem.source === 'Lectern');

suite('The library', () => {
  test('follows dumps that are added, changed and deleted', async () => {
    const uri = await write(
      'papers/new/living.txt',
      spacedPage(['Wombat: Digging Deeper', 'Wombats dig. They dig deep.']),
    );
    await eventually(offered('wombat', 'wombat'), 'a new dump is read');
    await write('papers/new/living.txt', spacedPage(['Numbat: Eating Termites', 'Numbats eat. They eat termites.']));
    await eventually(offered('numbat', 'numbat'), 'a changed dump is read again');
    assert.ok(!(await offered('wombat', 'wombat')()), 'what it held before is gone');
    await vscode.workspace.fs.delete(uri);
    await eventually(async () => !(await offered('numbat', 'numbat')()), 'a deleted dump is forgotten');
  });

  test('reads packed pages, with CRLF and a byte order mark', async () => {
    const page =
      '\ufeffGet trending papers in your email inbox once a day!\r\nGet trending papers in your email inbox!\r\n' +
      'SubscribeBilby: Listening in the Dark\r\nBilbies listen well. They do so at night.\r\n' +
      'Potoroo: Hopping Without Sound\r\nPotoroos hop in silence. Nobody hears them.';
    const uri = await write('papers/packed.txt', page);
    await eventually(offered('bilby', 'bilby'), 'a packed page is read');
    assert.ok(await offered('potoroo', 'potoroo')());
    assert.deepEqual(problemsOf(uri), []);
  });

  test('tells once, at the file, what cannot be read, until it can', async () => {
    const binary = await write(
      'papers/binary.txt',
      new Uint8Array(4000).map((_, i) => i % 7),
    );
    const prose = await write(
      'papers/prose.txt',
      'This is no dump. It is a text about nothing, and it has no titles.\n',
    );
    const [problem] = await eventually(
      () => (problemsOf(binary).length > 0 ? problemsOf(binary) : undefined),
      'a binary',
    );
    await eventually(() => problemsOf(prose).length === 1, 'a file without papers');
    assert.equal(problemsOf(binary).length, 1);
    assert.equal(problem?.range.start.line, 0);
    assert.ok(problem.message.length > 20);
    await write('papers/prose.txt', spacedPage(['Kowari: Small but Fierce', 'Kowaris are fierce. They are small.']));
    await eventually(offered('kowari', 'kowari'), 'the rest is read');
    assert.deepEqual(problemsOf(prose), []);
    await vscode.workspace.fs.delete(binary);
    await eventually(() => problemsOf(binary).length === 0, 'the problem goes with the file');
    await vscode.workspace.fs.delete(prose);
  });

  test('looks where the setting says, for files of any name', async () => {
    await write('elsewhere/feed.page', spacedPage(['Dunnart: Jumping High', 'Dunnarts jump. They jump high.']));
    const settings = vscode.workspace.getConfiguration('lectern', inWorkspace(''));
    try {
      await settings.update('dumps', ['papers/**', 'elsewhere/*.page'], vscode.ConfigurationTarget.Workspace);
      await eventually(offered('dunnart', 'dunnart'), 'the new place is read');
    } finally {
      await settings.update('dumps', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventually(async () => !(await offered('dunnart', 'dunnart')()), 'the default is back');
  });

  const withDumps = async (dumps: unknown, test: () => Promise<void>) => {
    const settings = vscode.workspace.getConfiguration('lectern', inWorkspace(''));
    try {
      await settings.update('dumps', dumps, vscode.ConfigurationTarget.Workspace);
      await test();
    } finally {
      await settings.update('dumps', undefined, vscode.ConfigurationTarget.Workspace);
    }
  };

  test('follows dumps in a folder whose name looks like a glob', () =>
    withDumps(['lit [2024]', 'a (b)/**'], async () => {
      await write('lit [2024]/x.txt', spacedPage(['Bettong: Carrying Nests', 'Bettongs carry. They carry nests.']));
      await eventually(offered('bettong', 'bettong'), 'a folder that came later is read');
      await write('lit [2024]/x.txt', spacedPage(['Quoll: Spotted at Night', 'Quolls hunt. They hunt at night.']));
      await eventually(offered('quoll', 'quoll'), 'a change is followed');
      await write('a (b)/y.txt', spacedPage(['Kultarr: Leaping Far', 'Kultarrs leap. They leap far.']));
      await eventually(offered('kultarr', 'kultarr'), 'a glob below such a folder');
    }));

  test('takes a setting that is one path, and one that is nonsense', async () => {
    await withDumps('elsewhere/*.page', async () => {
      await write('elsewhere/feed.page', spacedPage(['Dunnart: Jumping High', 'Dunnarts jump. They jump high.']));
      await eventually(offered('dunnart', 'dunnart'), 'a text is taken for one path');
    });
    await withDumps([7, null], async () => {
      await eventually(async () => !(await offered('yolov9', 'yolov9')()), 'no dump is left');
    });
    await eventually(offered('yolov9', 'yolov9'), 'the default is back');
  });

  test('reads on after it was stopped', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `papers/many/${i}.txt`);
    for (const [i, name] of names.entries()) {
      await write(name, packedPage(syntheticPapers(150, i)));
    }
    void vscode.commands.executeCommand('lectern.reloadLibrary');
    await new Promise((resolve) => setTimeout(resolve, 60));
    await vscode.commands.executeCommand('lectern.cancelIndexing');
    const uri = await write(
      'papers/after.txt',
      spacedPage(['Mulgara: Storing Fat', 'Mulgaras store fat. They do so well.']),
    );
    await eventually(offered('mulgara', 'mulgara'), 'a dump that came after the stop');
    await vscode.workspace.fs.delete(inWorkspace('papers/many'), { recursive: true });
    await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('lectern.reloadLibrary');
    await eventually(async () => !(await offered('mulgara', 'mulgara')()), 'all is as before');
  });
});
