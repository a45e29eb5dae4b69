import type { Source } from '../../paper';
import { skipped, type Reading, type TextReader } from '../reader';
import { ElementSplitter, type Part } from './elements';
import { faultIn } from './fault';
import { isObject, type JsonObject } from './values';

/** What a format makes of an element of its list: nothing, where that is no paper. */
export type ReadElement = (element: JsonObject, source: Source) => readonly Reading[];

/** Reads the elements of a JSON text's list, each as a record: a broken one is one problem, and the others are read. */
export class JsonReader implements TextReader {
  private readonly splitter: ElementSplitter;
  /** Whether the element before was a problem: then what follows it is a part of that. */
  private afterProblem = false;

  /** @param lists the keys that a list of elements may stand under */
  constructor(
    private readonly file: string,
    lists: ReadonlySet<string>,
    private readonly read: ReadElement,
  ) {
    this.splitter = new ElementSplitter(lists);
  }

  get unfinished(): boolean {
    return this.splitter.unfinished;
  }

  *write(piece: string): Generator<Reading> {
    for (const part of this.splitter.write(piece)) yield* this.readings(part);
  }

  *end(): Generator<Reading> {
    for (const part of this.splitter.end()) yield* this.readings(part);
  }

  private readings(part: Part): readonly Reading[] {
    const readings = this.readPart(part);
    if (part.kind === 'element' || part.kind === 'broken')
      this.afterProblem = readings.some((reading) => 'problem' in reading);
    return readings;
  }

  private readPart(part: Part): readonly Reading[] {
    const { file } = this;
    const { line } = part;
    if (part.kind === 'element') return this.read(part.value, { file, line });
    if (part.kind === 'broken') return [broken({ file, line }, part.what, part.faultLine)];
    if (this.afterProblem) return [];
    const what =
      part.kind === 'stray'
        ? 'What stands here is no record. It was passed over, up to the next record.'
        : 'The list of records is not closed: the end of the file may be missing. All records before were read.';
    return [{ problem: { file, line, message: what } }];
  }
}

/** What a format makes of the text of one element; a problem where it is no JSON object. */
export function parsed(text: string, source: Source, read: ReadElement): readonly Reading[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = faultIn(text.trimEnd()) ?? { what: 'it is nested too deep' };
    return [broken(source, fault.what)];
  }
  return isObject(value) ? read(value, source) : [skipped(source.file, source.line, 'What stands here is no record')];
}

function broken({ file, line }: Source, what: string, faultLine = line): Reading {
  const where = faultLine === line ? '' : ` in line ${faultLine}`;
  return skipped(file, line, `Not valid JSON: ${what}${where}`);
}
