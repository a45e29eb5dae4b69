import type { Collection } from '../core/collection';
import { citesAll } from '../core/check/citesAll';
import { CitationIndex, type CitedNote } from '../core/notes/citationIndex';
import type { CitationOptions } from '../core/notes/citationSyntax';
import { nociteCitations } from '../core/notes/frontMatter/nocite';
import { bodyStart } from '../core/notes/frontMatter/frontMatter';
import { parseNote, type Note } from '../core/notes/note';
import type { Paper } from '../core/paper';
import { CitedKeys } from './citedKeys';
import { NoteChecker } from './noteChecker';
import { keyRenaming, matching, renamedIn } from './keyRenaming';
import { noteContent, type OpenPath } from './noteContent';
import { NoteKeys } from './noteKeys';
import type { CitedRecord, CitedWork, CitingFile, NoteWorker } from './noteProtocol';
import { paperAt } from './paperAt';
import { PastedPapers } from './pastedPapers';
import { paperRow } from './rows';
import { Suggesting } from './suggesting';

/** What stands where a file is not in the encoding that it was read in. */
const damage = /[\ufffd\0]/;

/** A note that is open, with what it says. */
interface OpenNote {
  readonly text: string;
  readonly parsed: Note;
}

/**
 * The notes behind the protocol.
 * @param collection the library that the notes cite
 * @param openPath a file's bytes in pieces; absent where the worker cannot read files
 * @param index what notes cite, to be kept by this alone; others may read it
 * @param citedKeys of the index
 */
export function createNoteWorker(
  collection: () => Collection,
  openPath?: OpenPath,
  index = new CitationIndex(),
  citedKeys = new CitedKeys(index, () => collection().library),
): NoteWorker {
  const noteKeys = new NoteKeys(() => collection().library, index);
  const suggesting = new Suggesting(collection, index, noteKeys);
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
    if (citesAll(text, syntax)) citingAll.add(note);
    else citingAll.delete(note);
  };

  const forget = (note: string) => {
    citingAll.delete(note);
    index.delete(note);
  };

  /** Of each note, its citations by these keys as they are spelled: another paper's may differ in case alone. */
  const citing = (keys: readonly string[]): CitedNote[] => {
    const spelled = new Set(keys);
    return placesBy(keys, (key) => spelled.has(key));
  };

  const placesBy = (keys: readonly string[], isMeant: (key: string) => boolean): CitedNote[] =>
    index.places(keys).flatMap((cited) => {
      const places = cited.places.filter(({ key }) => isMeant(key));
      return places.length === 0 ? [] : [{ ...cited, places }];
    });

  return {
    setSyntax: (options) => void (syntax = options),
    async readNotes(notes) {
      const failed: { note: string; message: string }[] = [];
      for (const { note, content, time } of notes) {
        if (open.has(note)) continue;
        try {
          const { text } = await noteContent(content, openPath);
          // it may have been opened meanwhile
          if (!open.has(note)) setCitations(note, text, parseNote(text, syntax), time);
        } catch (error) {
          forget(note);
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
      forget(note);
    },

    suggest: (typed, limit, place) => suggesting.suggest(typed, limit, place),
    noteKeys: (citekeys, together) => noteKeys.of(citekeys, together),
    citingNotes: () => [...index.names()],
    citedWork(citekey): CitedWork {
      const { library } = collection();
      const paper = library.named(citekey);
      // what is spelled otherwise may name a paper
      const isUnnamed = (key: string) => key === citekey || !library.named(key);
      if (!paper) return { paper: undefined, keys: [citekey], notes: placesBy([citekey], isUnnamed) };
      const keys = [paper.citekey, ...paper.aliases];
      const cited = citedKeys.byWork().get(paper.id) ?? [];
      return { paper: paperRow(paper), keys, notes: citing(cited) };
    },
    citedIn(file) {
      const { library } = collection();
      const records = [...citedKeys.byWork().keys()].flatMap((id): CitedRecord[] => {
        const paper = library.withId(id);
        if (!paper) return [];
        const here = paper.sources.filter((source) => source.file === file);
        return here.map((source) => ({ ...source, names: namesOf(paper), citekey: paper.citekey }));
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
    async citingFiles(files, old) {
      const isOld = matching(collection().library, old);
      const citing: CitingFile[] = [];
      for (const { note, content, time } of files) {
        const file = await noteContent(content, openPath).catch(() => undefined);
        if (!file || open.has(note) || file.encoding !== 'utf-8' || damage.test(file.text)) continue;
        const { text } = file;
        // most have not changed since they were read
        if (!index.isFrom(note, text)) setCitations(note, text, parseNote(text, syntax), time);
        const places = index.note(note)?.places.filter(({ key }) => isOld(key)) ?? [];
        citing.push({ note, frontMatter: text.slice(0, bodyStart(text)), places });
      }
      return citing;
    },
  };
}

/** What a paper's records may be known by. */
function namesOf({ citekey, aliases, title }: Paper): string[] {
  return [citekey, ...aliases, title].filter((name) => name !== '');
}
