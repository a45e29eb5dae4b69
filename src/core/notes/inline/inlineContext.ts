import { KeyFinder, type CitationOptions, type MarkedKey } from '../citationSyntax';
import { Absent } from './absent';
import { CodeMarks } from './codeMarks';
import { braceEnds } from './verbatim';

/** How Pandoc cites: in brackets, in brackets without the author, or as part of the sentence. */
export type CitationMode = 'NormalCitation' | 'SuppressAuthor' | 'AuthorInText';
/** Which form a citation is written in. */
export type CitationForm = 'pandoc' | 'latex' | 'wikilink';

/** A stretch of a text, in UTF-16 units; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A citation as it was found in a text. */
export interface FoundCitation extends MarkedKey {
  readonly kind: 'citation';
  readonly mode: CitationMode;
  readonly syntax: CitationForm;
  readonly prefix?: TextRange;
  /** With the locator. */
  readonly suffix?: TextRange;
}

/** Citations in brackets, or one in the text and what stands in brackets after it. */
export interface FoundCluster extends TextRange {
  readonly kind: 'cluster';
  readonly inText: boolean;
  readonly citations: readonly FoundCitation[];
  /** Its own citations, and what prefixes and suffixes cite, in order. */
  readonly within: Found;
}

/** What is not the paragraph's own prose: code, a formula, a tag or a comment, or a link or a picture with its text. */
export interface FoundSpan extends TextRange {
  readonly kind: SpanKind;
  /** What its text cites. */
  readonly within: Found;
}

export type SpanKind = 'code' | 'formula' | 'html' | 'link';

/** What was found in a stretch of text, in order; nested only so that nothing has to be copied. */
export type Found = FoundCitation | FoundCluster | FoundSpan | readonly Found[];

/** Labels that decide what brackets and keys are, wherever in the note they are defined. */
export interface KnownLabels {
  /** Of link definitions and headings, as `foldedLabel` gives them. */
  readonly links: ReadonlySet<string>;
  /** Of the items of example lists, `(@label)`. */
  readonly examples: ReadonlySet<string>;
}

/** A label as Pandoc compares it: without its brackets, in lower case, with single blanks. */
export function foldedLabel(label: string): string {
  return label
    .replace(/^\[|\]$/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** CommonMark's limit. */
const longestLabel = 1000;
/** How many steps reading may take for each unit of text. Only text that is made to be slow takes more. */
const stepsPerUnit = 16;
const leastSteps = 4000;

/** How many units are looked through in one step. */
const unitsPerStep = 16;

/** What the readers of one paragraph share. Whatever makes them look far ahead is looked for once, or counted in steps. */
export class InlineContext {
  readonly absent = new Absent();
  readonly keys: KeyFinder;
  /** Line endings that no paragraph goes beyond. */
  readonly softEnds = new Set<number>();
  depth = 0;
  private steps: number;
  private marks: CodeMarks | undefined;
  private braces: ReadonlyMap<number, number> | undefined;

  constructor(
    readonly text: string,
    readonly options: CitationOptions,
    readonly known: KnownLabels,
  ) {
    this.keys = new KeyFinder(text);
    this.steps = leastSteps + text.length * stepsPerUnit;
  }

  /** Counts steps. False if there were too many: then all that needs looking ahead is read as plain text. */
  spend(steps = 1): boolean {
    this.steps -= steps;
    return this.steps > 0;
  }

  /** Counts the steps of looking through so many units. */
  spendOn(units: number): void {
    this.steps -= Math.floor(units / unitsPerStep);
  }

  get codeMarks(): CodeMarks {
    return (this.marks ??= new CodeMarks(this.text));
  }

  /** Where the braces of text within formulas end. */
  get formulaBraces(): ReadonlyMap<number, number> {
    return (this.braces ??= braceEnds(this.text));
  }

  isLink(label: string): boolean {
    if (label.length > longestLabel) return false;
    this.spendOn(label.length);
    return this.known.links.has(foldedLabel(label));
  }
}
