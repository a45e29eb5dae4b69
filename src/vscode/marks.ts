import * as vscode from 'vscode';
import { withoutIcons } from '../core/markdown/escape';
import { drawn, type Range } from '../core/search/highlight';

const underline = '\u0332';

/** Draws a text with some of its ranges marked. */
export type Marker = (text: string, ranges: readonly Range[]) => string;

/**
 * Underlines ranges of a text, for lists where VS Code has no way to say so; what comes out has no icons. The marks are
 * combining characters, which a screen reader may stumble over: there are none while VS Code is set to be read out.
 */
export function marker(): Marker {
  if (vscode.workspace.getConfiguration('editor').get('accessibilitySupport') === 'on') return withoutIcons;
  return (text, ranges) => withoutIcons(drawn(text, ranges, underlined, (part) => part));
}

function underlined(part: string): string {
  return part.replace(/[\p{L}\p{N}]\p{M}*/gu, `$&${underline}`);
}
