import { readYaml, readYamlList, type YamlFault } from '../text/yaml';
import { recordOfCsl } from './csl';
import type { RawLine } from './lines';
import { pandocText } from './pandocText';
import { skipped, type Reading } from './reader';
import { YamlItems, type YamlItem } from './yamlItems';

/** Fields whose text is Pandoc's Markdown. */
const markdownFields = new Set(
  'abstract collection-title container-title event event-title genre note publisher title'.split(' '),
);

/** Reads the CSL items of a YAML text, line by line; a broken one is one problem at its first line. */
export class ReferenceList {
  /** Whether the last item was broken. */
  broken = false;
  private readonly items = new YamlItems('references');

  constructor(private readonly file: string) {}

  *write(line: RawLine): Generator<Reading> {
    for (const item of this.items.write(line)) yield* this.read(item);
  }

  *end(): Generator<Reading> {
    for (const item of this.items.end()) yield* this.read(item);
  }

  private *read(item: YamlItem): Generator<Reading> {
    const reading = item.brackets ? readYamlList(item.text) : listOfOne(item.text);
    this.broken = 'fault' in reading;
    if ('fault' in reading) {
      yield skipped(this.file, item.line, messageOf(reading.fault, item.line));
      return;
    }
    for (const { value, line } of reading.value) {
      yield* recordOfCsl(cslOf(value), { file: this.file, line: item.line + line - 1 });
    }
  }
}

function listOfOne(text: string): ReturnType<typeof readYamlList> {
  const reading = readYaml(text);
  if ('fault' in reading) return reading;
  const element: unknown = Array.isArray(reading.value) ? reading.value[0] : reading.value;
  return { value: [{ value: element, line: 1 }] };
}

function messageOf({ line, column, message }: YamlFault, firstLine: number): string {
  return `Broken YAML at line ${firstLine + line - 1}, column ${column}: ${message}`;
}

/** An item as CSL-JSON would have it: without empty fields, in plain text. */
function cslOf(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  const fields = Object.entries(item as Record<string, unknown>).filter(([, value]) => !isNull(value));
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      typeof value === 'string' && markdownFields.has(name) ? pandocText(value) : value,
    ]),
  );
}

function isNull(value: unknown): boolean {
  return value === null || value === '' || value === '~' || value === 'null';
}
