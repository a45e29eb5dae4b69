import * as vscode from 'vscode';
import { plainMessage } from '../../core/markdown/escape';
import type { PaperRow } from '../../worker/protocol';
import { nameOf } from '../bibliography/bibliographyFailure';

/** Why a key cannot be renamed, in one sentence for people: VS Code shows it where one wanted to. */
export const refusals = {
  nothing: () => refusal('There is no citekey here to rename.'),
  unknown: (key: string) => refusal(`No paper has the key “${key}”: there is nothing to rename.`),
  ambiguous: (key: string, choices: readonly PaperRow[]) =>
    refusal(`“${key}” may mean ${choices.length} papers (${shown(choices)}): first write which of them is meant.`),
  same: (key: string) => refusal(`The key is “${key}” already.`),
  taken: (key: string, by: readonly PaperRow[]) => refusal(`“${key}” is taken: it is a key of ${shown(by)}.`),
  takenIn: (key: string, file: vscode.Uri) => refusal(`“${key}” is taken: another record in ${nameOf(file)} has it.`),
  repeated: (key: string) =>
    refusal(`An earlier record in this file has the key “${key}”, and notes cite that one: change this key by hand.`),
  unfit: (key: string, file: vscode.Uri) => refusal(`“${key}” cannot be written in the encoding of ${nameOf(file)}.`),
  unwritable: (key: string, file: vscode.Uri) =>
    refusal(`“${key}” cannot be renamed: ${nameOf(file)}, which has it, cannot be changed.`),
  noPlace: (key: string) =>
    refusal(`“${key}” is in no file yet, and this note has no bibliography that it could be written to.`),
  closed: (file: vscode.Uri, why: unknown) =>
    refusal(`${nameOf(file)} cites it too, and cannot be opened: ${why instanceof Error ? why.message : String(why)}`),
  restless: () => refusal('The notes are changing: try again in a moment.'),
};

const mostShown = 2;

function refusal(message: string): Error {
  return new Error(plainMessage(message));
}

function shown(papers: readonly PaperRow[]): string {
  const named = papers
    .slice(0, mostShown)
    .map(({ title, byline }) => `“${title}”${byline === '' ? '' : `, ${byline}`}`);
  const more = papers.length - named.length;
  return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
