import * as vscode from 'vscode';
import { choicesText } from '../../core/choicesText';
import { locatorText } from '../../core/locatorText';
import type { Citation } from '../../core/notes/note';
import { usageText } from '../../core/usageText';
import { cardLinks, cardMarkdown, trustedMarkdown } from '../card';
import { citationUnder } from '../notes/citationUnder';
import { keyUnder, paperUnder } from '../notes/entryUnder';
import { noteSelector } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';
import type { OpenDumps } from '../library/openDumps';
import type { PaperLibrary } from '../library/paperLibrary';

/**
 * Of the citation under the mouse the paper's card, then in one line its locator as it is understood and where else the work
 * is cited; of an ambiguous key, what it may mean. Of a key in a bibliography, where it is cited.
 */
export function registerHover(library: PaperLibrary, notes: NoteIndex, dumps: OpenDumps): vscode.Disposable {
  const inNotes: vscode.HoverProvider = {
    async provideHover(document, position) {
      const under = citationUnder(document, position);
      const parts = under && (await citationParts(under.citation, document.uri.toString()));
      return parts && parts.length > 0 ? new vscode.Hover(parts, under.range) : undefined;
    },
  };
  const citationParts = async (citation: Citation, note: string): Promise<vscode.MarkdownString[]> => {
    const { key, locator } = citation;
    const [paper, [meaning], { notes: cited }] = await Promise.all([
      library.paper(key),
      library.meanings([key]),
      notes.citedWork(key),
    ]);
    if (!paper) return meaning?.kind === 'ambiguous' ? [trustedMarkdown(choicesText(meaning.choices, cardLinks))] : [];
    const line = [locator ? locatorText(locator) : '', usageText(cited, { note }, cardLinks)]
      .filter((part) => part !== '')
      .join(' &nbsp;·&nbsp; ');
    return [cardMarkdown(paper), ...(line === '' ? [] : [trustedMarkdown(line)])];
  };
  const inDumps: vscode.HoverProvider = {
    async provideHover(document, position) {
      const under = keyUnder(document, position);
      if (!under) return undefined;
      const own = under.role === 'own' ? await paperUnder(document, position, notes) : undefined;
      const line = usageText((await notes.citedWork(own ?? under.key)).notes, {}, cardLinks);
      return line === '' ? undefined : new vscode.Hover(trustedMarkdown(line), under.range);
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(noteSelector, inNotes),
    dumps.register((selector) => vscode.languages.registerHoverProvider(selector, inDumps)),
  );
}
