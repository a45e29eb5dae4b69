import * as vscode from 'vscode';
import type { CitedNote, CitedPlace } from '../../core/notes/citationIndex';

/** The places of citations, by note and then in the note's order. */
export function citedLocations(cited: readonly CitedNote[]): vscode.Location[] {
  const inOrder = [...cited].sort((a, b) => (a.note < b.note ? -1 : 1));
  return inOrder.flatMap(({ note, places }) => {
    const uri = vscode.Uri.parse(note);
    return places.map((place) => new vscode.Location(uri, citedRange(place)));
  });
}

/** All of a citation: `-@{key}`. */
export function citedRange({ line, character, endCharacter }: CitedPlace): vscode.Range {
  return new vscode.Range(line, character, line, endCharacter);
}
