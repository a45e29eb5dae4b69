import * as vscode from 'vscode';
import { entryKeyOffset } from '../../core/bibliography/writtenKeys';
import { citationUnder } from '../notes/citationUnder';
import { keyUnder, type KeyUnder } from '../notes/entryUnder';
import { noteSelector } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';
import type { OpenDumps } from '../library/openDumps';
import { sourceLocation } from '../notes/sourceLocation';

/**
 * From a citation to the paper's records, one or several, and from a key in a bibliography to the record that has it. A
 * record's own key leads to itself, in whose place VS Code shows the references.
 */
export function registerDefinition(notes: NoteIndex, dumps: OpenDumps): vscode.Disposable {
  const inNotes: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const under = citationUnder(document, position);
      if (!under) return undefined;
      const sources = await notes.sourcesOf(under.citation.key);
      return sources.map((source) => link(under.range, sourceLocation(source)));
    },
  };
  const inDumps: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const under = keyUnder(document, position);
      if (!under) return undefined;
      if (under.role === 'own') return [link(under.range, new vscode.Location(document.uri, under.range))];
      const targets = await referredTo(document, under, notes);
      return targets.map((target) => link(under.range, target));
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(noteSelector, inNotes),
    dumps.register((selector) => vscode.languages.registerDefinitionProvider(selector, inDumps)),
  );
}

/** An entry that others take fields from: in their own file, where BibTeX looks for it; it need not be a paper. */
async function referredTo(
  document: vscode.TextDocument,
  { key }: KeyUnder,
  notes: NoteIndex,
): Promise<vscode.Location[]> {
  const offset = entryKeyOffset(document.getText(), key);
  if (offset === undefined) return (await notes.sourcesOf(key)).map(sourceLocation);
  const start = document.positionAt(offset);
  return [new vscode.Location(document.uri, new vscode.Range(start, document.positionAt(offset + key.length)))];
}

function link(originSelectionRange: vscode.Range, { uri, range }: vscode.Location): vscode.LocationLink {
  return { originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range };
}
