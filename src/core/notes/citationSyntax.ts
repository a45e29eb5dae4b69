import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Literal } from 'mdast';
import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';

/** A citation in the tree: its `value` is the source, `-@{key}` whole; key offsets count from the parsed text's start. */
export interface CitationNode extends Literal {
  type: 'citation';
  keyStart: number;
  keyEnd: number;
  suppressAuthor: boolean;
  braced: boolean;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: CitationNode;
  }
  interface RootContentMap {
    citation: CitationNode;
  }
}
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation';
    citationSuppression: 'citationSuppression';
    citationMarker: 'citationMarker';
    citationBrace: 'citationBrace';
    citationKey: 'citationKey';
  }
}

const at = 64;
const hyphen = 45;
const openBracket = 91;
const closeBracket = 93;
const caret = 94;
const openBrace = 123;
const closeBrace = 125;
const underscore = 95;
const asterisk = 42;
const colon = 58;
const slash = 47;

/** Marks that a simple key may hold where a letter, a digit or `_` follows. */
const innerMarks = new Set(Array.from(':.#$%&-+?<>~/', (mark) => mark.charCodeAt(0)));
const wordCharacter = /^[\p{L}\p{M}\p{N}_]$/u;
const endsInWord = /[\p{L}\p{M}\p{N}]$/u;
const simpleKey = /^[\p{L}\p{M}\p{N}_*](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{M}\p{N}_])|[:/](?=\/))*$/u;
/** How far back a bare URL is looked for, in UTF-16 units. */
const longestUrl = 2000;

/** Whether `@` and the key alone are a citation of exactly this key; any other key needs braces. */
export function isSimpleKey(key: string): boolean {
  return simpleKey.test(key);
}

function isWord(code: Code): boolean {
  if (code === null || code < 48) return false;
  if (code < 128) return code < 58 || (code > 64 && code < 91) || code === underscore || (code > 96 && code < 123);
  return wordCharacter.test(String.fromCharCode(code));
}

function isSurrogate(code: Code): boolean {
  return code !== null && code >= 0xd800 && code < 0xdc00;
}

/** One letter, digit or `_`, which may take two codes: micromark works in UTF-16 units. */
const word: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return start;

    function start(code: Code): State | undefined {
      if (isWord(code)) {
        effects.consume(code);
        return ok;
      }
      if (!isSurrogate(code)) return nok(code);
      effects.consume(code);
      return (low) => {
        if (low === null || low < 0 || !wordCharacter.test(String.fromCharCode(code!, low))) return nok(low);
        effects.consume(low);
        return ok;
      };
    }
  },
};

const innerMark: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let mark: Code;
    return start;

    function start(code: Code): State {
      mark = code;
      effects.consume(code);
      return after;
    }

    function after(code: Code): State | undefined {
      if (code === slash && (mark === colon || mark === slash)) return ok(code);
      return effects.check(word, ok, nok)(code);
    }
  },
};

/** Whether an `@` here is not glued to a word or part of a bare URL. */
function standsFree(context: TokenizeContext): boolean {
  const now = context.now();
  if (now._bufferIndex <= 0) return true;
  const from = { ...now, _bufferIndex: Math.max(0, now._bufferIndex - longestUrl) };
  const before = context.sliceSerialize({ start: from, end: now });
  // for Pandoc a full stop belongs to its word, an ellipsis does not
  if (endsInWord.test(before) || (before.endsWith('.') && !before.endsWith('...'))) return false;
  const run = before.slice(1 + Math.max(...[' ', '[', ']', '<', '>', '"'].map((edge) => before.lastIndexOf(edge))));
  return !run.includes('://') && !/^[('*_]*www\./i.test(run);
}

/** `-@key`, `@key`, `@{key}`, after Pandoc's Parsing/Citations.hs. */
const citation: Construct = {
  name: 'citation',
  // inside a word the two are so common that they should not even break the text
  previous: (code) => code === null || code >= 128 || code === underscore || !isWord(code),
  tokenize(effects, ok, nok) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the inner states need the tokenizer's context
    const context = this;
    let depth = 0;
    let empty = true;
    return start;

    function start(code: Code): State | undefined {
      if (!standsFree(context)) return nok(code);
      if (code === hyphen && context.previous === hyphen) return nok(code);
      effects.enter('citation');
      if (code !== hyphen) return marker(code);
      effects.enter('citationSuppression');
      effects.consume(code);
      effects.exit('citationSuppression');
      return marker;
    }

    function marker(code: Code): State | undefined {
      if (code !== at) return nok(code);
      effects.enter('citationMarker');
      effects.consume(code);
      effects.exit('citationMarker');
      return keyStart;
    }

    function keyStart(code: Code): State | undefined {
      if (code === openBrace) {
        brace(code);
        return bracedStart;
      }
      effects.enter('citationKey');
      if (code === asterisk) {
        effects.consume(code);
        return key;
      }
      return effects.attempt(word, key, nok)(code);
    }

    function key(code: Code): State | undefined {
      if (isWord(code)) {
        effects.consume(code);
        return key;
      }
      if (isSurrogate(code)) return effects.attempt(word, key, keyEnd)(code);
      if (code !== null && innerMarks.has(code)) return effects.attempt(innerMark, key, keyEnd)(code);
      return keyEnd(code);
    }

    function keyEnd(code: Code): State | undefined {
      effects.exit('citationKey');
      effects.exit('citation');
      return ok(code);
    }

    function bracedStart(code: Code): State | undefined {
      effects.enter('citationKey');
      return bracedKey(code);
    }

    function bracedKey(code: Code): State | undefined {
      // below 0 are micromark's tabs and line endings
      if (code === null || code < 0 || /\s/.test(String.fromCharCode(code))) return nok(code);
      if (code === closeBrace && depth === 0) {
        if (empty) return nok(code);
        effects.exit('citationKey');
        brace(code);
        effects.exit('citation');
        return ok;
      }
      if (code === openBrace) depth++;
      if (code === closeBrace) depth--;
      empty = false;
      effects.consume(code);
      return bracedKey;
    }

    function brace(code: Code): void {
      effects.enter('citationBrace');
      effects.consume(code);
      effects.exit('citationBrace');
    }
  },
};

/** `[^@note]`: a footnote's label is no citation, even where the note is missing; micromark then reads it as text. */
const footnoteLabel: Construct = {
  name: 'footnoteLabel',
  tokenize(effects, ok, nok) {
    let holdsMarker = false;
    return start;

    function start(code: Code): State {
      effects.enter('data');
      effects.consume(code);
      return mark;
    }

    function mark(code: Code): State | undefined {
      if (code !== caret) return nok(code);
      effects.consume(code);
      return label;
    }

    function label(code: Code): State | undefined {
      if (code === null || code <= 32 || code === openBracket) return nok(code);
      if (code === closeBracket && !holdsMarker) return nok(code);
      effects.consume(code);
      if (code === closeBracket) {
        effects.exit('data');
        return ok;
      }
      if (code === at) holdsMarker = true;
      return label;
    }
  },
};

/** Pandoc's citations for micromark; goes after the GFM extension, whose e-mail links would take `-@doe.smith`. */
export function citationSyntax(): Extension {
  return { text: { [at]: citation, [hyphen]: citation, [openBracket]: footnoteLabel } };
}

/** Makes `CitationNode`s of the tokens of `citationSyntax`. */
export function citationFromMarkdown(): MdastExtension {
  return {
    enter: {
      citation(token) {
        const value = this.sliceSerialize(token);
        const node: CitationNode = {
          type: 'citation',
          value,
          keyStart: 0,
          keyEnd: 0,
          suppressAuthor: value.startsWith('-'),
          braced: value.endsWith('}') && /^-?@\{/.test(value),
        };
        this.enter(node, token);
      },
      citationKey(token) {
        const node = this.stack.at(-1) as CitationNode;
        node.keyStart = token.start.offset;
        node.keyEnd = token.end.offset;
      },
    },
    exit: {
      citation(token) {
        this.exit(token);
      },
    },
  };
}
