import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import { blockAt } from '../../core/notes/block';
import { bodyStart } from '../../core/notes/frontMatter/frontMatter';
import type { KeysInNotes } from '../citing/keysInNotes';
import { SearchPicker, type Beginning } from '../citing/searchPicker';
import { command, registerCommand } from '../commands';
import { keyOf } from '../paperItem';
import type { NoteEditors, OpenNote } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';

/** What has fewer words says too little: a heading, an item of a list. */
const fewestWords = 5;

/**
 * "Lectern: Find Related Papers": those that belong to what is selected, to the paragraph at the cursor, else to the whole
 * note; or those that are near to a paper. What is typed then is searched for as ever.
 */
export function registerFindRelated(library: PaperLibrary, notes: NoteEditors, keys: KeysInNotes): vscode.Disposable {
  return registerCommand(command.findRelated, async (of?: unknown) => {
    const note = notes.current();
    const citekey = keyOf(of);
    const to = citekey === undefined ? (note ? passageOf(note) : undefined) : await nearPaper(citekey, library);
    if (!to) await vscode.window.showInformationMessage('Open a Markdown note to find papers that belong to it.');
    else new SearchPicker(library, keys, note, to).show('');
  });
}

async function nearPaper(citekey: string, library: PaperLibrary): Promise<Beginning> {
  const title = (await library.paper(citekey))?.title ?? citekey;
  return { title: `Related to ${withoutIcons(title)}`, to: { citekey } };
}

function passageOf({ document, selection }: OpenNote): Beginning {
  const text = document.getText();
  if (!selection.isEmpty) return { title: 'Related to the Selection', to: { passage: document.getText(selection) } };
  const block = blockAt(text, document.offsetAt(selection.active));
  const paragraph = block ? text.slice(block.start, block.end) : '';
  if (paragraph.trim().split(/\s+/).length >= fewestWords) {
    return { title: 'Related to This Paragraph', to: { passage: paragraph } };
  }
  return { title: 'Related to This Note', to: { passage: text.slice(bodyStart(text)) } };
}
