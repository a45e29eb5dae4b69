import { decodeFile, type FileText } from '../core/bibliography/fileText';
import type { FileContent } from './protocol';

/** Opens a file's bytes in pieces, by its path. */
export type OpenPath = (path: string) => AsyncIterable<Uint8Array>;

/**
 * What a note's file says. Rejects where it cannot be read.
 * @param openPath absent where the worker cannot read files
 */
export async function noteContent(content: FileContent, openPath: OpenPath | undefined): Promise<FileText> {
  if ('bytes' in content) return decodeFile(content.bytes);
  if (!openPath) throw new Error('this worker cannot read files');
  const pieces: Uint8Array[] = [];
  for await (const piece of openPath(content.path)) pieces.push(piece);
  return decodeFile(joined(pieces));
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
