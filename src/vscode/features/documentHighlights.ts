import * as vscode from 'vscode';
import { citationUnder } from '../notes/citationUnder';
import { citedRange } from '../notes/citedLocations';
import { noteSelector } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';

/** All citations of a work in the note, under whatever key, while the cursor is on one of them. */
export function registerDocumentHighlights(notes: NoteIndex): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(noteSelector, {
    async provideDocumentHighlights(document, position) {
      const under = citationUnder(document, position);
      if (!under) return undefined;
      const work = await notes.citedWork(under.citation.key);
      const here = work.notes.find(({ note }) => note === document.uri.toString());
      return here?.places.map((place) => new vscode.DocumentHighlight(citedRange(place)));
    },
  });
}
