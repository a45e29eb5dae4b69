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

/** TeX formulas as Pandoc reads them, for micromark. */
export function formulaSyntax(): Extension {
  return { text: { [dollar]: formulaInText } };
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
