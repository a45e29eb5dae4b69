import * as vscode from 'vscode';
import { citationUnder } from '../notes/citationUnder';
import { citedLocations } from '../notes/citedLocations';
import { paperUnder } from '../notes/entryUnder';
import { noteSelector } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';
import type { OpenDumps } from '../library/openDumps';
import { sourceLocation } from '../notes/sourceLocation';

/** Every citation of a work in every note, from one of them or from its record in a dump; and its records. */
export function registerReferences(notes: NoteIndex, dumps: OpenDumps): vscode.Disposable {
  const references = async (citekey: string | undefined, withSources: boolean): Promise<vscode.Location[]> => {
    if (citekey === undefined) return [];
    const [work, sources] = await Promise.all([notes.citedWork(citekey), withSources ? notes.sourcesOf(citekey) : []]);
    return [...sources.map(sourceLocation), ...citedLocations(work.notes)];
  };
  const inNotes: vscode.ReferenceProvider = {
    provideReferences: (document, position, { includeDeclaration }) =>
      references(citationUnder(document, position)?.citation.key, includeDeclaration),
  };
  const inDumps: vscode.ReferenceProvider = {
    provideReferences: async (document, position, { includeDeclaration }) =>
      references(await paperUnder(document, position, notes), includeDeclaration),
  };
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(noteSelector, inNotes),
    dumps.register((selector) => vscode.languages.registerReferenceProvider(selector, inDumps)),
  );
}
