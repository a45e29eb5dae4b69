// A workspace of notes for the bench: 2,000 of them with 20,000 citations of 1,000 papers, which a bibliography gives keys.
import * as vscode from 'vscode';
import { random, syntheticPapers } from '../corpus';

const notes = 2000;
const perNote = 10;
const papers = 1000;

/** A key that is cited in every fourth note, and that the first one cites. */
export const often = '@paper0';

/** What was written. */
interface Written {
  readonly papers: number;
  readonly citations: number;
  /** How many of them are of `often`. */
  readonly cited: number;
  /** The title of one of `syntheticPapers` that is not cited. */
  readonly uncited: string;
}

/** Writes notes and `references.bib` into a folder; the papers are the first of `syntheticPapers`. */
export async function writeNotes(folder: vscode.Uri): Promise<Written> {
  const all = syntheticPapers(10_000);
  const entries = all.slice(0, papers).map(({ title }, i) => `@misc{paper${i},\n  title = {${title}}\n}\n`);
  await write(folder, 'references.bib', entries.join('\n'));
  const next = random(4);
  let cited = 0;
  for (let first = 0; first < notes; first += 100) {
    const some = Array.from({ length: 100 }, (_, i) => {
      const keys = Array.from({ length: perNote }, () => `@paper${1 + Math.floor(next() * (papers - 1))}`);
      if ((first + i) % 4 === 0) {
        keys[0] = often;
        cited++;
      }
      return write(folder, `notes/${first + i}.md`, noteOf(keys));
    });
    await Promise.all(some);
  }
  return { papers, citations: notes * perNote, cited, uncited: all.at(-1)!.title };
}

function noteOf(keys: readonly string[]): string {
  const paragraphs = keys.map((key, i) => {
    const cites = i % 2 === 0 ? `As ${key} shows, this` : `It was found [see ${key}, p. ${i}] that this`;
    return `${cites} ${'goes on for a while in plain words, '.repeat(8)}and ends.`;
  });
  return `# A note\n\n${paragraphs.join('\n\n')}\n`;
}

function write(folder: vscode.Uri, path: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
}
