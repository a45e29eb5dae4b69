import type { CitationMode } from './inlineContext';
import type { TexCommand } from './texSyntax';

/** How a command cites, and what its arguments are. */
export interface CitationCommand {
  readonly mode: CitationMode;
  /** Whether further lists of keys may follow, each with options of its own: `\cites(see)(and so)[3]{a}[4]{b}`. */
  readonly many: boolean;
  /** Whether the number of a volume stands before the keys: `\volcite{2}[25]{a}`. */
  readonly volume: boolean;
}

/** LaTeX's own, natbib's and biblatex's, with Pandoc's mode where Pandoc knows them. All may begin with a capital. */
const single: Readonly<Record<CitationMode, string>> = {
  NormalCitation:
    'cite citep citealp citeal citenum citepalias nocite shortcites defcitealias onlinecite parencite footcite ' +
    'footcitetext smartcite supercite autocite fullcite footfullcite citefield citelist citename notecite pnotecite ' +
    'fnotecite hybridcite',
  AuthorInText: 'citet citealt citetalias textcite citeauthor citefullauthor citetitle',
  SuppressAuthor: 'citeyear citeyearpar citedate citeurl',
};
const several: Readonly<Record<CitationMode, string>> = {
  NormalCitation: 'cites parencites footcites footcitetexts smartcites supercites autocites fullcites footfullcites',
  AuthorInText: 'textcites',
  SuppressAuthor: '',
};
const volumes: Readonly<Record<CitationMode, string>> = {
  NormalCitation: 'volcite pvolcite fvolcite ftvolcite svolcite avolcite',
  AuthorInText: 'tvolcite',
  SuppressAuthor: '',
};
/** With a star these leave the author out; others write all authors then, or the title in full. */
const starredWithoutAuthor = new Set(['cite', 'parencite', 'autocite']);

const commands: ReadonlyMap<string, CitationCommand> = new Map([
  ...named(single, (name) => name, { many: false, volume: false }),
  ...named(several, (name) => name, { many: true, volume: false }),
  ...named(volumes, (name) => name, { many: false, volume: true }),
  ...named(volumes, (name) => `${name}s`, { many: true, volume: true }),
]);

function named(
  names: Readonly<Record<CitationMode, string>>,
  form: (name: string) => string,
  rest: Omit<CitationCommand, 'mode'>,
): (readonly [string, CitationCommand])[] {
  return (Object.keys(names) as CitationMode[]).flatMap((mode) =>
    names[mode]
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => [form(name), { mode, ...rest }] as const),
  );
}

/** How a command cites; undefined where it does not. */
export function citationCommand({ name, starred }: TexCommand): CitationCommand | undefined {
  const small = name[0]!.toLowerCase() + name.slice(1);
  const known = commands.get(small);
  return known && starred && starredWithoutAuthor.has(small) ? { ...known, mode: 'SuppressAuthor' } : known;
}
