import * as vscode from 'vscode';
import { card, type CardCommand, type CardLinks } from '../core/card';
import type { Paper } from '../core/paper';
import { command } from './commands';

const offered: readonly CardCommand[] = ['openSource', 'searchPapers', 'showPaper', 'copyCitekey'];

/** What a card, and other text with the same commands, can do. */
export const cardLinks: CardLinks = {
  command: (name, argument) => `command:${command[name]}?${encoded(JSON.stringify([argument]))}`,
  fileName,
};

/** A file's name as its reader knows it: relative to the workspace where it is in it. */
export function fileName(file: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(file));
}

/** A paper's card, for hovers, completion and tooltips. */
export function cardMarkdown(paper: Paper): vscode.MarkdownString {
  return trustedMarkdown(card(paper, cardLinks));
}

/** Markdown that may run the commands of a card and no others. All text from files in it must be escaped. */
export function trustedMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: offered.map((name) => command[name]) };
  return markdown;
}

/** As a part of a Markdown link, which a bracket would end. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[()!'*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
