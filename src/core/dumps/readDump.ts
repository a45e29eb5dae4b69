import { decodeText } from './decodeText';
import { feedPage } from './feedPage';
import type { Reader, Reading } from './reader';

/** Every format that Lectern reads; the first that recognises a text reads it. */
export const readers: readonly Reader[] = [feedPage];

/** File name endings of dumps, with the dot, lower case, each once. */
export const dumpExtensions: readonly string[] = [...new Set(readers.flatMap((reader) => reader.extensions))];

/**
 * What a dump holds, in its order, lazily. A file that is binary, is empty or holds no papers gives one problem, at line
 * 1. Never throws on any bytes.
 * @param file goes into every source and problem as it is
 */
export function* readDump(bytes: Uint8Array, file: string): Generator<Reading> {
  const refused = (message: string): Reading => ({ problem: { file, line: 1, message } });
  const text = decodeText(bytes);
  if (text === undefined) {
    yield refused('Not a text file: save the papers as plain text, with titles and abstracts.');
  } else if (text.trim() === '') {
    yield refused('The file is empty: save a page of papers, with titles and abstracts, in it.');
  } else {
    let papers = 0;
    for (const reading of readers.find((reader) => reader.recognises(text))?.read(text, file) ?? []) {
      papers++;
      yield reading;
    }
    if (papers === 0) yield refused('No papers found: expected titles and abstracts, as in a saved paper feed.');
  }
}
