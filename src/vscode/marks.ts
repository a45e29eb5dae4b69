import * as vscode from 'vscode';
import { withoutIcons } from '../core/markdown/escape';
import type { Range } from '../core/search/highlight';

const underline = '\u0332';

/**
 * Text with some of its ranges underlined, for lists where VS Code has no way to say so, and without icons. The marks are
 * combining characters, which a screen reader may stumble over: there are none while VS Code is set to be read out.
 */
export function marked(text: string, ranges: readonly Range[]): string {
  if (vscode.workspace.getConfiguration('editor').get('accessibilitySupport') === 'on') return withoutIcons(text);
  let result = '';
  let done = 0;
  for (const [start, end] of ranges) {
    result += text.slice(done, start) + text.slice(start, end).replace(/[\p{L}\p{N}]\p{M}*/gu, `$&${underline}`);
    done = end;
  }
  return withoutIcons(result + text.slice(done));
}
