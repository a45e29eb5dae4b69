import * as vscode from 'vscode';
import type { CitedPaper } from '../../core/bibliography/append';
import { isBibtexKey } from '../../core/bibliography/bibtexEntry';
import { copiedEntry } from '../../core/bibliography/copiedEntry';
import { bibliographyFormat } from '../../core/bibliography/format';
import { holdsKey } from '../../core/bibliography/heldKeys';
import type { Paper } from '../../core/paper';
import { fileText } from '../fileText';
import { BibliographyFile } from './bibliographyFile';

/** A paper under the key that a note cites it by. */
export interface Cited {
  readonly citekey: string;
  readonly paper: Paper;
  /** Its entry, where that is given: the library may not have the paper. */
  readonly entry?: string;
}

/** Whether what was handed on as an argument of a command is a cited paper. */
export function isCited(value: unknown): value is Cited {
  const { citekey, paper } = (value ?? {}) as { readonly citekey?: unknown; readonly paper?: unknown };
  return typeof citekey === 'string' && typeof paper === 'object' && paper !== null;
}

/** A cited key whose paper a bibliography has under another key: Pandoc does not know that they are the same. */
export interface OtherKey {
  readonly citekey: string;
  readonly held: string;
}

/** What a bibliography has and lacks of what is cited. */
export interface Comparison {
  readonly held: readonly string[];
  readonly missing: readonly Cited[];
  readonly otherwise: readonly OtherKey[];
  /** Keys that cannot stand in a file of its format. */
  readonly unfit: readonly string[];
}

/** Compares what is cited with a bibliography, besides which a note may have further ones. */
export function compare(
  cited: readonly Cited[],
  target: BibliographyFile,
  others: readonly BibliographyFile[],
): Comparison {
  const held: string[] = [];
  const missing = new Map<string, Cited>();
  const otherwise: OtherKey[] = [];
  const unfit: string[] = [];
  for (const one of cited) {
    const { citekey, paper } = one;
    const other = otherKey(one, target) ?? missing.get(paper.id)?.citekey;
    if (isIn(target, citekey)) held.push(citekey);
    else if (others.some((file) => isIn(file, citekey))) continue;
    else if (target.format === 'bibtex' && !isBibtexKey(citekey)) unfit.push(citekey);
    else if (other !== undefined) otherwise.push({ citekey, held: other });
    else missing.set(paper.id, one);
  }
  return { held, missing: [...missing.values()], otherwise, unfit };
}

/** Whether a bibliography has a record under this key. */
export function isIn({ format, text }: BibliographyFile, citekey: string): boolean {
  return holdsKey(format, text, citekey);
}

/** The bibliographies among these files that can be read. */
export async function readable(files: readonly vscode.Uri[]): Promise<readonly BibliographyFile[]> {
  const named = files.filter((file) => bibliographyFormat(file.path) !== undefined);
  const opened = await Promise.all(named.map((file) => BibliographyFile.open(file).catch(() => undefined)));
  return opened.flatMap((file) => file ?? []);
}

function otherKey({ paper }: Cited, target: BibliographyFile): string | undefined {
  // what the library knows of the file may be older than the file
  const isThere = paper.sources.some(({ file }) => file === target.uri.toString());
  return isThere ? [paper.citekey, ...paper.aliases].find((key) => isIn(target, key)) : undefined;
}

/** The papers, with the entries that other .bib files have of them, for those know fields that Lectern does not. */
export async function withEntries(
  cited: readonly Cited[],
  { format, uri }: Pick<BibliographyFile, 'format' | 'uri'>,
): Promise<CitedPaper[]> {
  const texts = new Map<string, string>();
  const papers: CitedPaper[] = [];
  for (const { citekey, paper, entry: given } of cited) {
    let entry = given;
    for (const { file, line } of format === 'bibtex' && given === undefined ? paper.sources : []) {
      if (file === uri.toString() || bibliographyFormat(file) !== 'bibtex') continue;
      const text = texts.get(file) ?? (await fileText(vscode.Uri.parse(file))) ?? '';
      texts.set(file, text);
      entry ??= copiedEntry(text, { line, keys: [paper.citekey, ...paper.aliases] }, citekey);
    }
    papers.push({ citekey, paper, ...(entry !== undefined && { entry }) });
  }
  return papers;
}
