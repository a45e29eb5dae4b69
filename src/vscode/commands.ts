import * as vscode from 'vscode';

/** Every command of Lectern; `package.json` offers those that make sense in the palette. */
export const command = {
  searchPapers: 'lectern.searchPapers',
  insertCitation: 'lectern.insertCitation',
  findRelated: 'lectern.findRelated',
  showPaper: 'lectern.showPaper',
  openSource: 'lectern.openSource',
  cite: 'lectern.cite',
  copyCitekey: 'lectern.copyCitekey',
  createSampleLibrary: 'lectern.createSampleLibrary',
  reloadLibrary: 'lectern.reloadLibrary',
  cancelIndexing: 'lectern.cancelIndexing',
  addCitedPapers: 'lectern.addCitedPapers',
  /** Told by whoever has put a citation into a note: `{ uri, citekey }`, and `given` with the entry of a new paper. */
  didCite: 'lectern.didCite',
  /** Adds the paper that a note cites to its bibliography: `{ uri, citekey }`. */
  addPaper: 'lectern.addPaper',
  /** Has a key not reported as unknown any more. */
  ignoreKey: 'lectern.ignoreKey',
  showLibraryReport: 'lectern.showLibraryReport',
  importFromZotero: 'lectern.importFromZotero',
} as const;

/** Registers one of Lectern's commands. What `run` throws, VS Code shows. */
export function registerCommand(
  id: (typeof command)[keyof typeof command],
  run: (argument?: unknown) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, run);
}
