import { readYamlField, type YamlField } from '../../text/yaml';
import { bodyStart } from './frontMatter';

/** What a note's YAML front matter says of its citations. An absent field is not there. */
export interface FrontMatterFields {
  /** Paths as they are written; the files of Pandoc's `bibliography`, whether one, a list, or by name. */
  readonly bibliography: readonly FrontMatterValue[];
  /** Whether `bibliography` is a list or a map: Quarto adds such a one to what it inherits. */
  readonly bibliographyIsList?: boolean;
  readonly csl?: string;
  readonly lang?: string;
  readonly nocite?: string;
  /** The first of these fields that cannot be read, which is left out. */
  readonly fault?: FrontMatterFault;
}

/** A value, not empty, and where it is written: UTF-16 offsets in the note, with its quotes. */
export interface FrontMatterValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A fault in front matter. */
export interface FrontMatterFault {
  /** From 1, in the note. */
  readonly line: number;
  /** Without a full stop. */
  readonly message: string;
}

const wanted = /^(["']?)(bibliography|csl|lang|nocite)\1[ \t]*:(?=\s|$)/;
/** What begins another field. All else goes on with the field before. */
const other = /^[^\s#\]}-]/;

/**
 * Reads a note's front matter. Each field is read by itself: a fault in another one, as while it is being written, hides
 * none. Never throws.
 */
export function frontMatterFields(text: string): FrontMatterFields {
  const found = new Map<string, FoundField>();
  let fault: FrontMatterFault | undefined;
  for (const { name, line, start, end } of fieldsIn(text)) {
    const written = text.slice(start, end);
    const reading = readYamlField(written);
    if ('fault' in reading) {
      // what is never closed ends below the last line
      const within = Math.min(reading.fault.line, written.trimEnd().split('\n').length);
      fault ??= { line: line + within - 1, message: reading.fault.message };
    } else {
      found.set(name, { ...reading.value, start });
    }
  }
  const bibliography = found.get('bibliography');
  return {
    bibliography: bibliography ? valuesOf(bibliography) : [],
    ...(bibliography?.isCollection === true && { bibliographyIsList: true }),
    ...simple('csl', found),
    ...simple('lang', found),
    ...simple('nocite', found),
    ...(fault && { fault }),
  };
}

/** A field's value; its places count from the field's start. */
interface FoundField extends YamlField {
  readonly start: number;
}

interface WrittenField {
  readonly name: string;
  /** The number of its first line. */
  readonly line: number;
  /** Offsets in the note. */
  readonly start: number;
  end: number;
}

/** Where each wanted field stands. */
function fieldsIn(text: string): WrittenField[] {
  const end = bodyStart(text);
  if (!/^\ufeff?---/.test(text) || end <= 1) return [];
  const fields: WrittenField[] = [];
  let open = false;
  let start = 0;
  for (const [at, ended] of text.slice(0, end).split('\n').entries()) {
    const line = ended.replace(/\r$/, '');
    const next = start + ended.length + 1;
    const isMark = at === 0 || /^(?:---|\.\.\.)\s*$/.test(line);
    const name = wanted.exec(line)?.[2];
    const goesOn: boolean = !isMark && open && !other.test(line);
    const last = fields.at(-1);
    if (!isMark && name !== undefined) fields.push({ name, line: at + 1, start, end: next });
    else if (goesOn && last) last.end = next;
    open = goesOn || (!isMark && name !== undefined);
    start = next;
  }
  return fields;
}

function simple<Name extends string>(
  name: Name,
  found: ReadonlyMap<string, FoundField>,
): Partial<Record<Name, string>> {
  const field = found.get(name);
  const [value] = field?.isCollection === false ? valuesOf(field) : [];
  return value ? ({ [name]: value.text } as Partial<Record<Name, string>>) : {};
}

/** The strings of a field, but those that say nothing; what R Markdown is to compute says nothing yet. */
function valuesOf({ strings, start: offset }: FoundField): FrontMatterValue[] {
  return strings.flatMap(({ text, start, end }) => {
    const trimmed = text.trim();
    const isNothing = trimmed === '' || trimmed === '~' || trimmed === 'null' || /^`r\s/.test(trimmed);
    return isNothing ? [] : [{ text: trimmed, start: offset + start, end: offset + end }];
  });
}
