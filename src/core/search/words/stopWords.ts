/**
 * Words that say nothing about a paper: English function words, folded, and the phrases that abstracts open with. They
 * are not indexed in texts; completion keeps them, because titles are typed with them.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all also although am among an and any are as at be because been before being below
  between both but by can could did do does doing dont down during each either et etc few for from further had has have
  having he hence her here hers him his how however i if in into is it its itself just me might more moreover most much
  must my nor not of off on once only onto or other our ours out over own per rather same shall she should since so some
  such than that the their theirs them then there thereby these they this those though through thus to too toward
  towards under until up upon us very via was we were what when where whereas whether which while who whom whose why will
  with within without would yet you your
  one paper propose show using use used`
    .split(/\s+/)
    .filter(Boolean),
);
