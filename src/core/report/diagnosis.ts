import type { CursorPlace } from './cursor';

/** Where the library stands. */
export interface LibraryStatus {
  readonly kind: 'finding' | 'reading' | 'indexing' | 'ready' | 'stopped' | 'failed';
  readonly papers: number;
}

/** The settings of the editor that decide whether a list of suggestions opens, as they are for the note's language. */
export interface SuggestionSettings {
  /** `editor.suggestOnTriggerCharacters`: without it no `@` opens the list. */
  readonly onTriggerCharacters: boolean;
  /** `editor.suggest.showReferences`: papers are shown as references. */
  readonly showReferences: boolean;
  /** `editor.quickSuggestions` in ordinary text. */
  readonly quickSuggestions: boolean;
  /** `editor.wordBasedSuggestions`. */
  readonly wordBased: string;
}

/** A note for which somebody asks why nothing is suggested. */
export interface NoteFacts {
  readonly name: string;
  readonly languageId: string;
  /** Whether papers are suggested in this language at all. */
  readonly isNote: boolean;
  readonly cursor: CursorPlace;
  /** From 1. */
  readonly line: number;
  /** How many papers there are for what was typed, up to `mostMatches`; undefined where the cursor is in no citation. */
  readonly matches: number | undefined;
  readonly settings: SuggestionSettings;
  /** The files of papers that its front matter names. */
  readonly bibliography: readonly { readonly name: string; readonly isThere: boolean }[];
}

/** More matches are not counted. */
export const mostMatches = 40;

/** A setting and the value that helps. */
export interface SettingFix {
  readonly id: string;
  readonly value: unknown;
}

/** One thing that was looked at. All texts are plain. */
export interface Check {
  readonly name: string;
  readonly found: string;
  /** Whether it lets papers be suggested. */
  readonly isFine: boolean;
  /** What to do, where something is to be done. */
  readonly fix?: string;
  readonly setting?: SettingFix;
}

/** What is looked at, in the order in which it may be the reason that nothing is suggested. */
export function checks(library: LibraryStatus, note: NoteFacts): readonly Check[] {
  const { settings } = note;
  return [
    ofLibrary(library),
    ofLanguage(note),
    ...(note.isNote ? [...ofBibliography(note), ...ofSettings(settings), ofCursor(note)] : []),
    ...(note.isNote && library.papers > 0 ? ofMatches(note) : []),
  ];
}

function ofLibrary({ kind, papers }: LibraryStatus): Check {
  const name = 'Papers';
  const there = count(papers, 'paper');
  if (kind === 'failed') {
    const fix = 'The log says why: Output, Lectern. Run "Lectern: Reload Library" to try again.';
    return { name, found: 'the library could not be read', isFine: false, fix };
  }
  if (papers > 0) {
    if (kind === 'ready') return { name, found: there, isFine: true };
    const fix =
      kind === 'stopped'
        ? 'It was stopped before all papers were read. Run "Lectern: Reload Library" to go on.'
        : 'Papers that are not read yet are not suggested yet.';
    return { name, found: `${there} so far`, isFine: true, fix };
  }
  const isBusy = kind === 'finding' || kind === 'reading' || kind === 'indexing';
  const fix = isBusy
    ? 'They are being read. Wait a moment.'
    : 'Put files of papers into a folder "papers" beside your notes, or say where they are:';
  return {
    name,
    found: 'there are none',
    isFine: false,
    fix,
    ...(!isBusy && { setting: { id: 'lectern.dumps', value: ['papers/**'] } }),
  };
}

function ofLanguage({ languageId, isNote }: NoteFacts): Check {
  const name = 'Language';
  if (isNote) return { name, found: languageId, isFine: true };
  const fix =
    'Papers are suggested in Markdown, Quarto and R Markdown. Run "Change Language Mode" and choose Markdown.';
  return { name, found: languageId, isFine: false, fix };
}

function ofBibliography({ bibliography }: NoteFacts): readonly Check[] {
  if (bibliography.length === 0) return [];
  const found = bibliography.map(({ name, isThere }) => (isThere ? name : `${name} (not there)`)).join(', ');
  const check: Check = { name: 'Bibliography', found, isFine: true };
  const missing = bibliography.filter(({ isThere }) => !isThere);
  if (missing.length === 0) return [check];
  // a bibliography comes into being when the first paper is cited: this is no reason, but worth a look
  const names = missing.map(({ name }) => `"${name}"`).join(', ');
  return [{ ...check, fix: `The front matter names what is not there: ${names}.` }];
}

function ofSettings(settings: SuggestionSettings): readonly Check[] {
  const { onTriggerCharacters, showReferences, quickSuggestions, wordBased } = settings;
  return [
    onTriggerCharacters
      ? { name: 'List opens at @', found: 'yes', isFine: true }
      : {
          name: 'List opens at @',
          found: 'switched off',
          isFine: false,
          fix: 'Without this setting the list opens only with Ctrl+Space:',
          setting: { id: 'editor.suggestOnTriggerCharacters', value: true },
        },
    showReferences
      ? { name: 'References are shown', found: 'yes', isFine: true }
      : {
          name: 'References are shown',
          found: 'switched off',
          isFine: false,
          fix: 'Papers are references to the editor, and it hides them:',
          setting: { id: 'editor.suggest.showReferences', value: true },
        },
    {
      name: 'List opens while typing',
      found: quickSuggestions ? 'yes' : 'no, and that is usual in Markdown: @ opens it all the same',
      isFine: true,
    },
    ...(wordBased === 'off'
      ? []
      : [{ name: 'Words as suggestions', found: 'on: they are shown where there are no papers', isFine: true }]),
  ];
}

const obstacles: Readonly<Record<Exclude<CursorPlace['kind'], 'citation'>, readonly [found: string, fix: string]>> = {
  frontMatter: ['in the front matter', 'Nothing is cited in front matter. Type @ in the text below it.'],
  code: ['in code', 'Nothing is cited in code. Type @ outside of it.'],
  formula: ['in a formula', 'Nothing is cited in formulas. Type @ outside of it.'],
  html: ['in HTML', 'Nothing is cited in HTML. Type @ outside of it.'],
  link: ['in a link', 'Nothing is cited in links. Type @ outside of it.'],
  noMarker: ['not after an @', 'Type @ and a few letters of the title, the author or the key.'],
  address: ['after an @ that follows a letter', 'That is an e-mail address. Put a space or a bracket before the @.'],
  ended: [
    'after an @, but too far from it',
    'A paper is looked for by up to seven words after the @, without brackets and without the end of a sentence.',
  ],
};

function ofCursor({ cursor, line }: NoteFacts): Check {
  const name = 'Cursor';
  if (cursor.kind === 'citation') return { name, found: `line ${line}, in a citation`, isFine: true };
  const [found, fix] = obstacles[cursor.kind];
  return { name, found: `line ${line}, ${found}`, isFine: false, fix };
}

function ofMatches({ cursor, matches }: NoteFacts): readonly Check[] {
  if (cursor.kind !== 'citation' || matches === undefined) return [];
  const name = 'Matches';
  if (matches >= mostMatches) return [{ name, found: `${mostMatches} papers or more`, isFine: true }];
  const found = count(matches, 'paper');
  if (matches > 0) return [{ name, found, isFine: true }];
  const fix = `No paper matches "${cursor.typed}". Try other words of its title, or look for it with "Lectern: Search Papers".`;
  return [{ name, found: 'none', isFine: false, fix }];
}

/** "1 paper", "1,024 papers". */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
