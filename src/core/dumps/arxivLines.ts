import { beginsWith } from './json/beginning';
import { arxivRecords } from './json/arxivRecord';
import { JsonReader, parsed } from './json/jsonReader';
import { isObject, type JsonObject } from './json/values';
import { LineSplitter, type RawLine } from './lines';
import { readInPart, type Reader, type Reading, type TextReader } from './reader';

/** arXiv's public metadata: a JSON object on each line. */
export const arxivLines: Reader = {
  format: 'arXiv metadata',
  extensions: ['.jsonl', '.ndjson', '.json'],
  recognises: (beginning) => /^[\s\ufeff]*\{/.test(beginning) && firstLineIsWhole(beginning) && holdsArxiv(beginning),
  start: (file) => new ArxivLinesReader(file),
};

/** The same objects in a JSON array, or each on several lines. */
export const arxivList: Reader = {
  format: 'arXiv metadata',
  extensions: ['.json'],
  recognises: holdsArxiv,
  start: (file) => new JsonReader(file, lists, arxivRecords()),
};

const lists: ReadonlySet<string> = new Set(['papers', 'items', 'data']);

class ArxivLinesReader implements TextReader {
  private readonly lines = new LineSplitter();
  private readonly read = arxivRecords();
  private lastIsBroken = false;
  private atEnd = false;
  /** A line that breaks off, until it is known whether the next one ends it. */
  private cutOff: RawLine | undefined;

  constructor(private readonly file: string) {}

  /** Whether the last line has no end and cannot be read. */
  get unfinished(): boolean {
    return this.atEnd && this.lastIsBroken;
  }

  *write(piece: string): Generator<Reading> {
    for (const line of this.lines.write(piece)) for (const reading of this.readings(line)) yield reading;
  }

  *end(): Generator<Reading> {
    for (const line of this.lines.end()) {
      this.atEnd = true;
      yield* this.readings(line);
    }
    if (this.cutOff) yield* this.parse(this.cutOff);
  }

  private readings({ text, number }: RawLine): readonly Reading[] {
    const trimmed = text.trim();
    if (trimmed === '') return [];
    this.lastIsBroken = !trimmed.endsWith('}');
    const line = { text: trimmed, number };
    const { cutOff } = this;
    if (cutOff) return this.afterCutOff(cutOff, line);
    if (!this.lastIsBroken || !trimmed.startsWith('{')) return this.parse(line);
    this.cutOff = line;
    return [];
  }

  /** A record with a line end in it is one on two lines. */
  private afterCutOff(first: RawLine, second: RawLine): readonly Reading[] {
    this.cutOff = undefined;
    if (second.text.startsWith('{')) {
      const readings = this.parse(first);
      return [...readings, ...this.readings(second)];
    }
    const [between] = [' ', ''].filter((blank) => isJson(first.text + blank + second.text));
    if (between === undefined) return this.parse(first);
    const what = 'A line end stands inside this record';
    const { file } = this;
    return [
      ...this.parse({ ...first, text: first.text + between + second.text }),
      readInPart(file, first.number, what),
    ];
  }

  private parse({ text, number }: RawLine): readonly Reading[] {
    return parsed(text, { file: this.file, line: number }, this.read);
  }
}

function isJson(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

function holdsArxiv(beginning: string): boolean {
  return beginsWith(beginning, lists, isArxiv);
}

function isArxiv(item: JsonObject): boolean {
  if (typeof item['id'] !== 'string' || !('title' in item) || !('abstract' in item)) return false;
  return 'authors_parsed' in item || 'update_date' in item || (Array.isArray(item['versions']) && 'categories' in item);
}

/** Whether the first line that is not blank is a JSON value, or breaks off in what is at hand. */
function firstLineIsWhole(text: string): boolean {
  const start = text.trimStart();
  const end = start.search(/[\n\r]/);
  if (end < 0) return true;
  return isJson(start.slice(0, end));
}
