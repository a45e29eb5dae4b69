import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Literal } from 'mdast';
import type { Code, Construct, Extension, State } from 'micromark-util-types';

/** TeX between dollars, inline or displayed. */
export interface FormulaNode extends Literal {
  type: 'formula';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    formula: FormulaNode;
  }
  interface RootContentMap {
    formula: FormulaNode;
  }
}
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula';
    formulaText: 'formulaText';
  }
}

const dollar = 36;
const backslash = 92;

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2;
}

function isSpace(code: Code): boolean {
  return code === 32 || code === -1 || code === -2;
}

function isDigit(code: Code): boolean {
  return code !== null && code > 47 && code < 58;
}

/**
 * `$x$` and `$$x$$` within a paragraph, by Pandoc's rule: a single dollar opens before ink, and closes after ink where no
 * digit follows. So `$5 and $6` are prices: a looser rule would swallow the citations between them.
 */
const formulaInText: Construct = {
  name: 'formulaInText',
  tokenize(effects, ok, nok) {
    let size = 0;
    let empty = true;
    let last: Code = null;
    return start;

    function start(code: Code): State {
      effects.enter('formula');
      effects.enter('formulaText');
      return open(code)!;
    }

    function open(code: Code): State | undefined {
      if (code === dollar && size < 2) {
        effects.consume(code);
        size++;
        return open;
      }
      if (size === 1 && (isSpace(code) || isLineEnding(code))) return nok(code);
      return inside(code);
    }

    function inside(code: Code): State | undefined {
      if (code === null) return nok(code);
      if (isLineEnding(code)) {
        effects.exit('formulaText');
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        effects.enter('formulaText');
        last = code;
        return inside;
      }
      if (code === dollar && size === 2) {
        effects.consume(code);
        return secondDollar;
      }
      if (code === dollar) {
        if (empty || isSpace(last) || isLineEnding(last)) return nok(code);
        effects.consume(code);
        return (next) => (isDigit(next) ? nok(next) : end(next));
      }
      last = code;
      empty = false;
      effects.consume(code);
      return code === backslash && size === 1 ? escaped : inside;
    }

    function escaped(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) return inside(code);
      last = code;
      effects.consume(code);
      return inside;
    }

    function secondDollar(code: Code): State | undefined {
      if (code !== dollar) {
        empty = false;
        return inside(code);
      }
      if (empty) return nok(code);
      effects.consume(code);
      return end;
    }

    function end(code: Code): State | undefined {
      effects.exit('formulaText');
      effects.exit('formula');
      return ok(code);
    }
  },
};

/** A line ending whose next line still belongs to the same quote or list item. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the inner states need the tokenizer's context
    const context = this;
    return (code) => {
      if (code === null) return nok(code);
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return (next) => (context.parser.lazy[context.now().line] ? nok(next) : ok(next));
    };
  },
};

/**
 * `$$` at the start of a line, up to a `$$` that ends one, without a blank line between; so lines like `- x` or `=` in a
 * formula are no lists or headings, and a formula left open takes nothing with it.
 */
const formulaBlock: Construct = {
  name: 'formulaBlock',
  concrete: true,
  tokenize(effects, ok, nok) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the inner states need the tokenizer's context
    const context = this;
    let opened = 0;
    let dollars = 0;
    let lines = 0;
    let ink = false;
    // whether a blank follows two dollars: then only blanks may
    let closed = false;
    return start;

    function start(code: Code): State {
      effects.enter('formula');
      effects.enter('formulaText');
      return open(code)!;
    }

    function open(code: Code): State | undefined {
      if (code === dollar && opened < 2) {
        effects.consume(code);
        opened++;
        return open;
      }
      return opened === 2 ? inside(code) : nok(code);
    }

    function lineStart(code: Code): State | undefined {
      dollars = 0;
      ink = false;
      lines++;
      if (code === null) return nok(code);
      if (isLineEnding(code)) return nok(code);
      effects.enter('formulaText');
      return inside(code);
    }

    function inside(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) return lineEnd(code);
      // text after the formula: then it is an inline one, in a paragraph
      if (closed && !isSpace(code)) return nok(code);
      if (code === dollar) dollars++;
      else if (dollars > 1 && !isSpace(code)) return nok(code);
      else if (!isSpace(code)) dollars = 0;
      else if (dollars > 1) closed = true;
      if (!isSpace(code)) ink = true;
      effects.consume(code);
      return inside;
    }

    function lineEnd(code: Code): State | undefined {
      effects.exit('formulaText');
      if (context.interrupt) return lines === 0 && !ink && code !== null ? ok(code) : nok(code);
      if (dollars > 1) {
        effects.exit('formula');
        return ok(code);
      }
      if (lines > 0 && !ink) return nok(code);
      return effects.attempt(nextLine, lineStart, nok)(code);
    }
  },
};

/** TeX formulas as Pandoc reads them, for micromark. */
export function formulaSyntax(): Extension {
  return { text: { [dollar]: formulaInText }, flow: { [dollar]: formulaBlock } };
}

/** Makes `FormulaNode`s of the tokens of `formulaSyntax`. */
export function formulaFromMarkdown(): MdastExtension {
  return {
    enter: {
      formula(token) {
        this.enter({ type: 'formula', value: this.sliceSerialize(token) }, token);
      },
    },
    exit: {
      formula(token) {
        this.exit(token);
      },
    },
  };
}
