import { decodeFile } from '../core/bibliography/fileText';
import type { Collection } from '../core/collection';
import { CitationIndex, type CitedNote } from '../core/notes/citationIndex';
import { parseNote, type Note } from '../core/notes/note';
import type { CitedWork, NoteWorker } from './noteProtocol';
import type { FileContent } from './protocol';
import { paperRow } from './rows';

/** A note that is open, with what it says. */
interface OpenNote {
  readonly text: string;
  readonly parsed: Note;
}

/**
 * The notes behind the protocol.
 * @param collection the library that the notes cite
 * @param openPath a file's bytes in pieces; absent where the worker cannot read files
 */
export function createNoteWorker(
  collection: () => Collection,
  openPath?: (path: string) => AsyncIterable<Uint8Array>,
): NoteWorker {
  const index = new CitationIndex();
  const open = new Map<string, OpenNote>();

  /** Of each note, its citations that name this paper: another one may have a key that differs in case alone. */
  const citing = (keys: readonly string[], id: string): CitedNote[] =>
    index.places(keys).flatMap((cited) => {
      const places = cited.places.filter(({ key }) => collection().library.named(key)?.id === id);
      return places.length === 0 ? [] : [{ ...cited, places }];
    });

  return {
    resetNotes() {
      index.clear();
      open.clear();
    },
    async readNotes(notes) {
      const failed: { note: string; message: string }[] = [];
      for (const { note, content, time } of notes) {
        if (open.has(note)) continue;
        try {
          const text = await textOf(content, openPath);
          // it may have been opened meanwhile
          if (!open.has(note)) index.set(note, text, parseNote(text), time);
        } catch (error) {
          index.delete(note);
          failed.push({ note, message: error instanceof Error ? error.message : String(error) });
        }
      }
      return failed;
    },
    openNote(note, text, time) {
      const parsed = parseNote(text);
      open.set(note, { text, parsed });
      index.set(note, text, parsed, time);
    },
    closeNote: (note) => void open.delete(note),
    removeNote(note) {
      open.delete(note);
      index.delete(note);
    },

    citingNotes: () => index.size,
    citedWork(citekey): CitedWork {
      const paper = collection().library.named(citekey);
      if (!paper) return { paper: undefined, keys: [citekey], notes: index.places([citekey]) };
      const keys = [paper.citekey, ...paper.aliases];
      return { paper: paperRow(paper), keys, notes: citing(keys, paper.id) };
    },
    citationsIn: (note) => index.note(note),
    citedIn(file) {
      return [...collection().library.papersIn(file)].flatMap(({ paper, line }) => {
        const keys = [paper.citekey, ...paper.aliases].filter((key) => index.isCited(key));
        const usage = keys.length === 0 ? undefined : index.usage(keys);
        return usage ? [{ citekey: paper.citekey, line, ...usage }] : [];
      });
    },
    check: () => [],
  };
}

async function textOf(
  content: FileContent,
  openPath: ((path: string) => AsyncIterable<Uint8Array>) | undefined,
): Promise<string> {
  if ('bytes' in content) return decodeFile(content.bytes).text;
  if (!openPath) throw new Error('this worker cannot read files');
  const pieces: Uint8Array[] = [];
  for await (const piece of openPath(content.path)) pieces.push(piece);
  return decodeFile(joined(pieces)).text;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
