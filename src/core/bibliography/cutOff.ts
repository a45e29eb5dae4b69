import { EntryScanner } from '../dumps/bibtex/entryScanner';
import { cslJsonInsertion } from './cslJsonFile';
import type { BibliographyFormat } from './format';

const pieceSize = 65_536;

/** Whether a bibliography has nothing in it, or stops amid a record: so it is while a program writes it. */
export function isCutOff(format: BibliographyFormat, text: string): boolean {
  const end = text.slice(-1000).trimEnd();
  if (end === '') return text.trim() === '';
  switch (format) {
    case 'bibtex':
      return !/[})]$/.test(end) && stopsAmidEntry(text);
    case 'csl-json':
      return cslJsonInsertion(text, [], false) === undefined;
    case 'csl-yaml':
      return false;
    case 'ris':
      return !/(?:^|[\r\n])ER {2}-[^\r\n]*$/.test(end);
  }
}

function stopsAmidEntry(text: string): boolean {
  const scanner = new EntryScanner();
  // what is certain is passed over: only the end counts
  for (let at = 0; at < text.length; at += pieceSize) Array.from(scanner.write(text.slice(at, at + pieceSize)));
  Array.from(scanner.end());
  return scanner.unfinished;
}
