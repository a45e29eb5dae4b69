/** Words that a citekey skips: a title's articles, prepositions, conjunctions, pronouns, auxiliaries, question words. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about across after against all among an and any are as at be been before being between beyond both but by can ' +
    'could did do does doing done down during each else for from had has have having he her here his how i if in into ' +
    'is it its itself just may might more most must my near no nor not of off on once one only onto or other our out ' +
    'over own per s she should so some such t than that the their them then there these they this those through thus ' +
    'to too toward towards under until up upon us using versus very via vs was we were what when where which while ' +
    'who whom whose why will with within without would yet you your'
  ).split(' '),
);

/** Words before a colon that say what kind of text it is, and name nothing. */
export const genericNames: ReadonlySet<string> = new Set(
  (
    'abstract appendix comment commentary correction corrigendum discussion editorial erratum essay fwd introduction ' +
    'invited letter note opinion overview perspective position preface preprint primer proposal re rebuttal reply report ' +
    'response review roadmap summary supplement survey tutorial viewpoint'
  ).split(' '),
);

/** Words that Better BibTeX leaves out of a title in keys: its preference `skipWords`, as it comes. */
export const titleSkipWords: ReadonlySet<string> = new Set(
  (
    'a ab aboard about above across after against al along amid among an and anti around as at before behind below ' +
    'beneath beside besides between beyond but by d da das de dei degli del dell della delle dello dem den der des ' +
    'despite die do down du during ein eine einem einen einer eines el en et except for from gli i il in inside into is ' +
    'l la las le les like lo los near nor of off on onto or over past per plus round save since so some sur than the ' +
    'through to toward towards un una unas under underneath une unlike uno unos until up upon versus via von while with ' +
    'within without yet zu zum'
  ).split(' '),
);
