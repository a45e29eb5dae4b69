import type { SectionReader } from './sections';
import { StringTable } from './stringTable';
import { stringTable } from './stringTableBuilder';

/** A table as sections. */
export function tableSections({
  starts,
  sizes,
  narrow,
  wide,
}: StringTable): readonly (Uint8Array | Uint16Array | Uint32Array)[] {
  return [starts, sizes, narrow, wide];
}

/** A table from its sections. The reader is told when it is none. */
export function readTable(reader: SectionReader): StringTable {
  const table = new StringTable(reader.uint32(), reader.uint32(), reader.bytes(), reader.uint16());
  const isSound = table.isSound();
  reader.expect(isSound);
  return isSound ? table : stringTable([]);
}
