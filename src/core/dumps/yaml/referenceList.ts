import { readYaml, readYamlList, type YamlFault } from '../../text/yaml';
import type { Source } from '../../paper';
import { recordOfCsl } from '../csl';
import { isObject } from '../json/values';
import type { RawLine } from '../lines';
import { pandocText } from './pandocText';
import { skipped, type Reading } from '../reader';
import { YamlItems, type YamlItem } from './yamlItems';

/** Fields whose text is Pandoc's Markdown. */
const markdownFields = new Set(
  'abstract collection-title container-title event event-title genre note publisher title volume-title'.split(' '),
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
    const { file } = this;
    const reading = item.brackets ? readYamlList(item.text) : listOfOne(item.text);
    this.broken = 'fault' in reading;
    if ('fault' in reading) {
      yield skipped(file, item.line, messageOf(reading.fault, item.line));
      return;
    }
    if (item.repeated) {
      const { key, line } = item.repeated;
      yield skipped(file, item.line, `"${key}" stands twice, so that the dash of a record is missing`, line);
      return;
    }
    let sound = true;
    for (const { value, line } of reading.value) {
      for (const one of recordOf(value, { file, line: item.line + line - 1 })) {
        yield one;
        if ('problem' in one) sound = false;
      }
    }
    if (item.mended && sound) yield { problem: { file, line: item.line, message: mendedDash } };
  }
}

const mendedDash = 'The dash before this record is missing or damaged. The record was read all the same.';

/** The readings of an item, whose title must be text: in brackets YAML has a list. */
function recordOf(item: unknown, source: Source): readonly Reading[] {
  const csl = cslOf(item);
  if (isObject(csl) && typeof csl['title'] === 'object')
    return [skipped(source.file, source.line, 'Its title is no text: one with brackets has to stand in quotes')];
  return recordOfCsl(csl, source);
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
