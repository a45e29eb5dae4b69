// What the tests of readers share: whole texts in, records and problems out.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { PaperRecord, Problem } from '../../../../src/core/paper';
import type { Reader, Reading } from '../../../../src/core/dumps/reader';

/** Everything that a reader makes of a text, cut into pieces at these places. */
export function readAll(reader: Reader, text: string, cuts: readonly number[] = []): Reading[] {
  const reading = reader.start('a.txt');
  const edges = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  const readings = edges.slice(1).flatMap((end, i) => [...reading.write(text.slice(edges[i], end))]);
  return [...readings, ...reading.end()];
}

export function recordsOf(readings: readonly Reading[]): PaperRecord[] {
  return readings.flatMap((reading) => ('record' in reading ? [reading.record] : []));
}

export function problemsOf(readings: readonly Reading[]): Problem[] {
  return readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []));
}

/** A text is read the same however it is cut, and any text is read. */
export function assertReadsAnything(reader: Reader, texts: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 6 }), (text, places) => {
      const whole = readAll(reader, text);
      assert.deepEqual(
        readAll(
          reader,
          text,
          places.map((place) => place % (text.length + 1)),
        ),
        whole,
      );
      for (const { source } of recordsOf(whole)) assert.ok(source.line >= 1 && source.file === 'a.txt');
      for (const { line, message } of problemsOf(whole)) assert.ok(line >= 1 && message.length > 10);
      reader.recognises(text);
    }),
  );
}
