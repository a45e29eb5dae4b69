import { readYaml } from '../text/yaml';
import { bodyStart } from './frontMatter';

/** What a note's YAML front matter says of its citations. An absent field is not there. */
export interface FrontMatterFields {
  /** Paths as they are written; the files of Pandoc's `bibliography`, whether one, a list, or by name. */
  readonly bibliography: readonly string[];
  readonly csl?: string;
  readonly lang?: string;
  readonly nocite?: string;
  /** The first of these fields that cannot be read, which is left out. */
  readonly fault?: FrontMatterFault;
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
  const found = new Map<string, unknown>();
  let fault: FrontMatterFault | undefined;
  for (const { name, line, text: written } of fieldsIn(text)) {
    const reading = readYaml(written);
    if ('fault' in reading) {
      // what is never closed ends below the last line
      const within = Math.min(reading.fault.line, written.trimEnd().split('\n').length);
      fault ??= { line: line + within - 1, message: reading.fault.message };
    } else if (typeof reading.value === 'object' && reading.value !== null) {
      found.set(name, Object.values(reading.value)[0]);
    }
  }
  return {
    bibliography: stringsIn(found.get('bibliography')),
    ...simple('csl', found.get('csl')),
    ...simple('lang', found.get('lang')),
    ...simple('nocite', found.get('nocite')),
    ...(fault && { fault }),
  };
}

interface WrittenField {
  readonly name: string;
  /** The number of its first line. */
  readonly line: number;
  readonly text: string;
}

/** The text of each wanted field. */
function fieldsIn(text: string): WrittenField[] {
  const end = bodyStart(text);
  if (!/^\ufeff?---/.test(text) || end <= 1) return [];
  const fields: { readonly name: string; readonly line: number; readonly lines: string[] }[] = [];
  let open = false;
  for (const [at, line] of text.slice(0, end).split(/\r?\n/).entries()) {
    if (at === 0 || /^(?:---|\.\.\.)\s*$/.test(line)) continue;
    const name = wanted.exec(line)?.[2];
    if (name !== undefined) fields.push({ name, line: at + 1, lines: [line] });
    else if (open && !other.test(line)) fields.at(-1)?.lines.push(line);
    open = name !== undefined || (open && !other.test(line));
  }
  return fields.map(({ name, line, lines }) => ({ name, line, text: lines.join('\n') + '\n' }));
}

function simple<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text === '~' || text === 'null' ? {} : ({ [name]: text } as Partial<Record<Name, string>>);
}

/** A string, those of a list, or the values of a map, which may be lists. */
function stringsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return Object.values(simple('one', value));
  return Object.values(value).flatMap((one: unknown) => {
    const inner: readonly unknown[] = Array.isArray(one) ? one : [one];
    return inner.flatMap((each) => Object.values(simple('one', each)));
  });
}
