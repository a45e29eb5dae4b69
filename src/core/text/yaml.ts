import { isMap, isNode, isSeq, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';

/** What a YAML text says, or why it says nothing. */
export type YamlReading = { readonly value: unknown } | Fault;

interface Fault {
  readonly fault: YamlFault;
}

/** A fault in a YAML text. */
export interface YamlFault {
  /** From 1, of the text. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Without a full stop. */
  readonly message: string;
}

/** The parser is recursive; no record is anywhere near as deep. */
const deepest = 64;
/** Aliases may stand for other aliases, and multiply. */
const mostAliases = 100;
const compactIndicator = /[ \t]*(?:[-?:]|[^\s:]{1,100}:)(?=[ \t])/y;

/**
 * Reads one document of YAML 1.2. Every scalar is a string as it is written (YAML's failsafe schema): `007` and `1.10`
 * stay. Never throws.
 * @param longest a longer text is not read
 */
export function readYaml(text: string, longest = 200_000): YamlReading {
  return reading(text, longest, ({ document }) => document.toJS({ maxAliasCount: mostAliases }) as unknown);
}

/** An element of a list. */
export interface YamlElement {
  readonly value: unknown;
  /** From 1, of the text. */
  readonly line: number;
}

/** Like `readYaml`, for the elements of a list, or of the list under the document's first key. */
export function readYamlList(text: string, longest = 2_000_000): { readonly value: readonly YamlElement[] } | Fault {
  return reading(text, longest, ({ document, lines }) => {
    const { contents } = document;
    const list = isMap(contents) ? contents.items[0]?.value : contents;
    if (!isSeq(list)) return [];
    return list.items.filter(isNode).map((node) => ({
      value: node.toJS(document, { maxAliasCount: mostAliases }) as unknown,
      line: lines.linePos(node.range[0]).line,
    }));
  });
}

/** A scalar, with the place that it is written at: UTF-16 offsets in the text, with its quotes. */
export interface YamlString {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The value of a field. */
export interface YamlField {
  /** What the value is, or holds at any depth, in its order; nulls and empty strings are there too. */
  readonly strings: readonly YamlString[];
  /** Whether it is a list or a map. */
  readonly isCollection: boolean;
}

/** Like `readYaml`, for the value of a map's first key; aliases, and what a program's own tag (`!expr`) stands before, say nothing. */
export function readYamlField(text: string, longest = 50_000): { readonly value: YamlField } | Fault {
  return reading(text, longest, ({ document }) => {
    const { contents } = document;
    const value = isMap(contents) ? contents.items[0]?.value : undefined;
    if (!isNode(value)) return { strings: [], isCollection: false };
    const strings: YamlString[] = [];
    visit(value, {
      Scalar: (part, { value: text, range, tag = '' }) => {
        // what is a key of a pair is a name
        const isValue = part !== 'key' && !tag.startsWith('!');
        if (isValue && range && typeof text === 'string') strings.push({ text, start: range[0], end: range[1] });
      },
    });
    return { strings, isCollection: isMap(value) || isSeq(value) };
  });
}

interface Parsed {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

function reading<Value>(
  text: string,
  longest: number,
  read: (parsed: Parsed) => Value,
): { readonly value: Value } | Fault {
  if (text.length > longest) return fault(1, 1, `More than ${longest} characters`);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return fault(deep, 1, 'Nested too deeply');
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'silent',
      uniqueKeys: false,
    });
    const error = document.errors[0];
    return error ? { fault: faultOf(error, lines) } : { value: read({ document, lines }) };
  } catch (error) {
    // an alias without its anchor, or one of too many
    return fault(1, 1, error instanceof Error ? error.message : 'Unreadable');
  }
}

function faultOf(error: YAMLError, lines: LineCounter): YamlFault {
  const { line, col } = lines.linePos(error.pos[0]);
  return { line: Math.max(1, line), column: Math.max(1, col), message: error.message.replace(/\.$/, '') };
}

function fault(line: number, column: number, message: string): Fault {
  return { fault: { line, column, message } };
}

/** The first line whose blocks and brackets are nested too deeply, if any. Brackets in quotes count like others. */
function tooDeepAt(text: string): number | undefined {
  const columns: number[] = [];
  let brackets = 0;
  for (const [at, line] of text.split('\n').entries()) {
    let column = line.search(/\S/);
    if (column < 0) continue;
    while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
    const indicator = new RegExp(compactIndicator);
    for (indicator.lastIndex = column; columns.length <= deepest && indicator.test(line);) {
      columns.push(column);
      column = indicator.lastIndex;
    }
    for (const [mark] of line.matchAll(/[[\]{}]/g)) {
      if (mark === '[' || mark === '{') brackets++;
      else if (brackets > 0) brackets--;
      if (brackets > deepest) return at + 1;
    }
    if (columns.length > deepest) return at + 1;
  }
  return undefined;
}
