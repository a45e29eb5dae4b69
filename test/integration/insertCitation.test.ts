import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverAt, inWorkspace, openNote, spacedPage, write } from './workspace';

/** What the bibliography holds; empty where there is none. */
async function references(): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace('references.bib')));
  } catch {
    return '';
  }
}

/** The text of a note after Enter in the picker, which a command opens with a query where `|` stands. */
async function inserted(marked: string, query: string, command = 'lectern.insertCitation'): Promise<string> {
  const editor = await openNote(marked);
  const before = editor.document.getText();
  void vscode.commands.executeCommand(command, query);
  return eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const text = editor.document.getText();
    return text === before ? undefined : text;
  }, `a citation of ${query}`);
}

suite('Inserting citations', () => {
  suiteSetup(async () => {
    await write(
      'papers/inserted.txt',
      spacedPage(
        ['Manatee: Drifting Slowly', 'Manatees drift. They are slow.'],
        ['Beluga: Singing Under Ice', 'Belugas sing. The ice is thick.'],
      ),
    );
    await eventually(() => hoverAt('@mana|tee'), 'the dump is indexed');
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    if ((await references()) !== '') await vscode.workspace.fs.delete(inWorkspace('references.bib'));
  });

  suite('from the list', () => {
    test('cites the paper that was searched for, and writes its entry', async () => {
      assert.equal(await inserted('Slow |.', 'manatee'), 'Slow [@manatee].');
      await eventually(async () => (await references()).includes('{manatee,'), 'the entry');
    });

    test('a semicolon takes several papers, with one step to undo', async () => {
      assert.equal(await inserted('Slow |.', 'manatee;beluga singing'), 'Slow [@manatee; @beluga].');
      await eventually(async () => /\{manatee,[^]*\{beluga,/.test(await references()), 'both entries');
      await vscode.commands.executeCommand('undo');
      assert.equal(vscode.window.activeTextEditor?.document.getText(), 'Slow .');
      await eventually(async () => (await references()) === '', 'the entries are out again');
    });

    test('cites a paper by the key that the note has for it, as all other ways do', async () => {
      await write('references.bib', '@misc{seaCow, title = {Manatee: Drifting Slowly}}\n');
      await eventually(() => hoverAt('@sea|Cow'), 'the bibliography is read');
      const marked = 'As @manatee says: slow |.';
      const cited = 'As @manatee says: slow [@manatee].';
      assert.equal(await inserted(marked, 'drifting slowly'), cited);
      assert.equal(await inserted(marked, 'drifting slowly', 'lectern.searchPapers'), cited);
      assert.equal(await inserted(marked, 'seaCow', 'lectern.cite'), cited);
      assert.equal(await inserted('See [@manatee; |]', 'singing;drifting'), 'See [@manatee; @beluga]');
      // the last one that is written
      await eventually(async () => (await references()).includes('{beluga,'), 'the entry');
      assert.ok(!(await references()).includes('{manatee,'), 'the bibliography has it under another key');
    });

    test('edits the citation that the cursor is in, and nothing else of it', async () => {
      assert.equal(
        await inserted('Slow [ see @manatee|, p. 3 ;  @{nobody}, and more ].', 'beluga'),
        'Slow [ see @manatee, p. 3 ;  @{nobody}, and more; @beluga ].',
      );
      await eventually(async () => (await references()).includes('{beluga,'), 'the entry');
    });
  });

  suite('of a new paper', () => {
    const given = (citekey: string, title: string) => ({
      citekey,
      entry: `@article{${citekey},\n  title =  {${title}},\n\tyear = 2020 }`,
      paper: { id: citekey, citekey, title, abstract: '', author: [], year: 2020, aliases: [], links: [], sources: [] },
    });

    /** Has a note cite a paper that is given with its entry, as pasting does. */
    const cited = async (citekey: string, title: string) => {
      const editor = await openNote('Grass |.');
      await editor.edit((edit) => edit.insert(editor.selection.active, `[@${citekey}]`));
      const uri = editor.document.uri.toString();
      await vscode.commands.executeCommand('lectern.didCite', { uri, citekey, given: given(citekey, title) });
      return given(citekey, title).entry;
    };

    test('adds its entry as it is; undoing takes both back, redoing brings both', async () => {
      const entry = await cited('dugong2020', 'Dugongs {Graze} at Night');
      assert.equal(await references(), `${entry}\n`);
      await vscode.commands.executeCommand('undo');
      await eventually(async () => (await references()) === '', 'the entry is out again');
      await vscode.commands.executeCommand('redo');
      await eventually(async () => (await references()) === `${entry}\n`, 'the entry is back');
    });

    test('adds it also where cited papers are not added by themselves', async () => {
      const settings = vscode.workspace.getConfiguration('lectern');
      await settings.update('addCitedPapers', false, vscode.ConfigurationTarget.Workspace);
      try {
        const entry = await cited('dugong2020', 'Dugongs {Graze} at Night');
        assert.equal(await references(), `${entry}\n`);
      } finally {
        await settings.update('addCitedPapers', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });

    test('leaves an entry alone that has its key', async () => {
      await write('references.bib', '@book{dugong2020, title = {Another One}}\n');
      await cited('dugong2020', 'Dugongs {Graze} at Night');
      assert.equal(await references(), '@book{dugong2020, title = {Another One}}\n');
    });
  });
});
