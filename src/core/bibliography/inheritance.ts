/** What an entry never takes from another: who it is, and how it is to be treated. BibLaTeX's manual, Appendix B. */
const own = new Set(
  'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shortauthor shorteditor shorthand shorthandintro sortkey sortname sorttitle sortyear keywords'.split(
    ' ',
  ),
);
/** Titles are of the whole in the parent, and of what holds it in the child. */
const titles: Readonly<Record<string, string>> = {
  title: 'booktitle',
  subtitle: 'booksubtitle',
  titleaddon: 'booktitleaddon',
};
const journalTitles: Readonly<Record<string, string>> = { title: 'journaltitle', subtitle: 'journalsubtitle' };
const mainTitles: Readonly<Record<string, string>> = {
  title: 'maintitle',
  subtitle: 'mainsubtitle',
  titleaddon: 'maintitleaddon',
};
/** Short forms and kinds of title that belong to the parent alone. */
const parentsOnly = new Set(['shorttitle', 'indextitle', 'indexsorttitle', 'sorttitle']);

/** The fields that an entry takes from the one that its `crossref` names, under the names that they have in it. */
export function inheritedFields<Value>(
  parentType: string,
  childType: string,
  parent: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const renamed = namesFor(parentType, childType);
  const inherited = new Map<string, Value>();
  for (const [name, value] of parent) {
    if (own.has(name) || parentsOnly.has(name)) continue;
    inherited.set((Object.hasOwn(renamed, name) ? renamed[name] : undefined) ?? name, value);
  }
  // a parent that has `booktitle` for BibTeX's sake means the same by it
  if (parent.has('booktitle') && renamed === titles) inherited.set('booktitle', parent.get('booktitle')!);
  return inherited;
}

function namesFor(parentType: string, childType: string): Readonly<Record<string, string>> {
  if (parentType === 'periodical') return journalTitles;
  const isVolume = /^(?:book|collection|proceedings|reference)$/.test(childType);
  if (parentType.startsWith('mv')) return isVolume || childType.startsWith('in') ? mainTitles : {};
  return isVolume ? {} : titles;
}
