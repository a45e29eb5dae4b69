import * as vscode from 'vscode';
import type { CitationOptions } from '../../core/notes/citationSyntax';

/** The setting that says what cites besides Pandoc's own syntax. */
export const citationSyntaxSetting = 'lectern.citationSyntax';

/** What cites in notes besides Pandoc's own syntax; what is set to nothing known is left out. */
export function citationSyntax(): Partial<CitationOptions> {
  const set = vscode.workspace.getConfiguration().get<unknown>(citationSyntaxSetting);
  const also: readonly unknown[] = Array.isArray(set) ? set : [];
  return { latex: also.includes('latex'), wikilinks: also.includes('wikilink') };
}
