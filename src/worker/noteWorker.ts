import { decodeFile } from '../core/bibliography/fileText';
import type { Collection } from '../core/collection';
import { citesAll } from '../core/check/citesAll';
import { CitationIndex, usageOf, type CitedNote } from '../core/notes/citationIndex';
import type { CitationOptions } from '../core/notes/citationSyntax';
import { nociteCitations } from '../core/notes/nocite';
import { parseNote, type Note } from '../core/notes/note';
import type { Paper } from '../core/paper';
import { CitedKeys } from './citedKeys';
import { NoteChecker } from './noteChecker';
import { keyRenaming, renamedIn } from './keyRenaming';
import type { CitedRecord, CitedWork, NoteWorker } from './noteProtocol';
import { paperAt } from './paperAt';
import { PastedPapers } from './pastedPapers';
import type { FileContent } from './protocol';
import { paperRow } from './rows';
import { Suggesting } from './suggesting';

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
  const citedKeys = new CitedKeys(index, () => collection().library);
  const suggesting = new Suggesting(collection, index);
  const pastedPapers = new PastedPapers(() => collection().library);
  const open = new Map<string, OpenNote>();
  let syntax: Partial<CitationOptions> = {};
  /** The notes that cite whatever their bibliographies hold. */
  const citingAll = new Set<string>();
  const checker = new NoteChecker(collection, (key) => {
    const paper = collection().library.named(key);
    return paper ? citedKeys.byWork().has(paper.id) : index.isCited(key);
  });

  const setCitations = (note: string, text: string, parsed: Note, time: number) => {
    index.set(note, text, { citations: [...nociteCitations(text), ...parsed.citations] }, time);
    if (citesAll(text)) citingAll.add(note);
    else citingAll.delete(note);
  };

  /** Of each note, its citations by these keys as they are spelled: another paper's may differ in case alone. */
  const citing = (keys: readonly string[]): CitedNote[] => {
    const spelled = new Set(keys);
    return index.places(keys).flatMap((cited) => {
      const places = cited.places.filter(({ key }) => spelled.has(key));
      return places.length === 0 ? [] : [{ ...cited, places }];
    });
  };

  return {
    resetNotes() {
      index.clear();
      citingAll.clear();
      open.clear();
    },
    setSyntax: (options) => void (syntax = options),
    async readNotes(notes) {
      const failed: { note: string; message: string }[] = [];
      for (const { note, content, time } of notes) {
        if (open.has(note)) continue;
        try {
          const text = await textOf(content, openPath);
          // it may have been opened meanwhile
          if (!open.has(note)) setCitations(note, text, parseNote(text, syntax), time);
        } catch (error) {
          index.delete(note);
          failed.push({ note, message: error instanceof Error ? error.message : String(error) });
        }
      }
      return failed;
    },
    openNote(note, text, time) {
      const parsed = parseNote(text, syntax);
      open.set(note, { text, parsed });
      setCitations(note, text, parsed, time);
    },
    closeNote: (note) => void open.delete(note),
    removeNote(note) {
      open.delete(note);
      citingAll.delete(note);
      index.delete(note);
    },

    suggest: (typed, limit, place) => suggesting.suggest(typed, limit, place),
    citingNotes: () => index.size,
    citedWork(citekey): CitedWork {
      const paper = collection().library.named(citekey);
      if (!paper) return { paper: undefined, keys: [citekey], notes: index.places([citekey]) };
      const keys = [paper.citekey, ...paper.aliases];
      const cited = citedKeys.byWork().get(paper.id) ?? [];
      return { paper: paperRow(paper), keys, notes: citing(cited) };
    },
    citationsIn: (note) => index.note(note),
    citedIn(file) {
      const { library } = collection();
      const records = [...citedKeys.byWork()].flatMap(([id, keys]): CitedRecord[] => {
        const paper = library.withId(id);
        const here = paper?.sources.filter((source) => source.file === file) ?? [];
        if (!paper || here.length === 0) return [];
        const usage = usageOf(citing(keys));
        return here.map((source) => ({ ...source, names: namesOf(paper), citekey: paper.citekey, ...usage }));
      });
      return records.sort((a, b) => a.line - b.line);
    },
    sourcesOf(citekey) {
      const { library } = collection();
      const paper = library.named(citekey);
      return (paper ? [paper] : library.choices(citekey)).flatMap((one) =>
        one.sources.map((source) => ({ ...source, names: namesOf(one) })),
      );
    },
    paperAt: (file, line) => paperAt(collection().library, file, line),
    check(note, options) {
      const known = open.get(note);
      return known ? checker.check(note, known, options) : { findings: [], isHeldBack: false };
    },
    checkEntries: (file, text, severities) => (citingAll.size > 0 ? [] : checker.checkEntries(file, text, severities)),
    nearest: (key, limit) => checker.nearest(key, limit),
    pasted: (text) => pastedPapers.of(text),
    keyRenaming: (old, to) => keyRenaming(collection().library, index, old, to),
    renamedIn: (file, text, old, to) => renamedIn(collection().library, file, text, old, to),
  };
}

/** What a paper's records may be known by. */
function namesOf({ citekey, aliases, title }: Paper): string[] {
  return [citekey, ...aliases, title].filter((name) => name !== '');
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
