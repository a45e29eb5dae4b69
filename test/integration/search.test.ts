import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverAt, inWorkspace, openNote, spacedPage, write } from './workspace';

/** The titles that a query finds, as "Go to Symbol in Workspace" asks for them. */
async function titlesFor(query: string): Promise<string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return symbols.filter(({ containerName }) => containerName.includes('@')).map(({ name }) => name);
}

suite('Queries', () => {
  suiteSetup(async () => {
    await write(
      'papers/queried.txt',
      spacedPage(
        ['Wombats Dig Deep Burrows', 'Wombats dig burrows at night, and nobody knows why.'],
        ['Burrows, Deep or Shallow', 'What wombats and others dig.'],
        ['Numbats Do Not Dig', 'Numbats live in logs instead of burrows.'],
      ),
    );
    await eventually(() => hoverAt('@wombats|DigDeepBurrows'), 'the dump is read');
    await eventually(async () => (await titlesFor('wombats dig')).length > 0, 'the dump is indexed');
  });
  suiteTeardown(() => vscode.workspace.fs.delete(inWorkspace('papers/queried.txt')));

  test('hold papers to phrases, fields and files', async () => {
    assert.deepEqual(await titlesFor('"deep burrows"'), ['Wombats Dig Deep Burrows']);
    assert.deepEqual(await titlesFor('burrows -wombats in:queried'), ['Numbats Do Not Dig']);
    assert.deepEqual(await titlesFor('title:wombat abstract:night'), ['Wombats Dig Deep Burrows']);
    assert.equal((await titlesFor('in:queried.txt')).length, 3);
  });

  test('know what notes cite, as they are in their editors', async () => {
    const editor = await openNote('As in [@wombatsDigDeepBurrows].|');
    await eventually(
      async () => (await titlesFor('in:queried cited:yes')).join() === 'Wombats Dig Deep Burrows',
      'the note counts',
    );
    assert.equal((await titlesFor('in:queried cited:no')).length, 2);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 1, 0)));
    await eventually(async () => (await titlesFor('in:queried cited:yes')).length === 0, 'it is cited no more');
  });

  test('answer for what is right in them', async () => {
    assert.deepEqual(await titlesFor('numbats year:soon in:nowhere'), ['Numbats Do Not Dig']);
  });
});
