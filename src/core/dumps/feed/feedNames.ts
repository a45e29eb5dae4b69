import type { Name } from '../../paper';
import { namesIn } from '../nameList';

/** Words with capitals, initials, and particles between: Ada Lovelace, J. S. Bach, Vincent van Gogh, Jean-Luc Picard. */
const word = String.raw`(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}'’]*\.?)(?:-\p{Lu}[\p{L}'’]*\.?)*`;
const particle = 'van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ten|ter|y|zu';
const person = new RegExp(`^${word}(?: (?:${word}|${particle})){1,4}$`, 'u');
/** Words that titles in capitals have, and names have not. */
const titleWord =
  /(?<!\p{L})(?:a|an|by|for|from|in|is|on|or|over|the|to|towards?|via|with|without|adaptive|agents?|algorithms?|analysis|applications?|approach|attention|attack|automated|based|bayesian|benchmark\p{L}*|classification|compression|computing|contrastive|control|convolutional|data|datasets?|deep|design|detection|diffusion|distributed|dynamic|efficient|embeddings?|estimation|evaluat\p{L}+|experiments?|fast|features?|federated|framework|functions?|generali[sz]ation|generat\p{L}+|geometry|gradients?|graphs?|image|images|inference|information|knowledge|language|large|learn\p{L}*|linear|loss|machines?|matrix|memory|meta|methods?|models?|multi|networks?|neural|novel|online|optimal|optimi[sz]\p{L}+|parallel|patterns?|policy|prediction|problems?|processing|random|reasoning|recognition|regression|reinforcement|representations?|retrieval|robust|sampling|scaling|search|security|segmentation|self|semantic|semi|sparse|speech|stochastic|study|supervised|survey|systems?|tasks?|text|theory|time|training|transfer|transformers?|translation|trees?|understanding|unsupervised|vector|video|vision|visual|zero)(?!\p{L})/iu;
const longest = 2000;

/**
 * The authors that a line names, if it is certain that it does nothing else: two names or more between commas, dots or
 * "and". With `goesOn`, the line before ended amid such names.
 * @returns undefined for any other line
 */
export function authorsOf(line: string, goesOn: boolean): readonly Name[] | undefined {
  if (line.length > longest || !line.includes(' ')) return undefined;
  const names = line.replace(/^(?:by|authors?:) /i, '');
  const separated = names.replace(/ [·•|∙] /g, ', ').replace(/[,;]$/, '');
  const parts = separated.split(/,? and |[,;] ?| & /);
  const enough = parts.length > 1 || goesOn || names !== line || /[,;]$/.test(names);
  if (!enough || !parts.every((part) => person.test(part) && !titleWord.test(part))) return undefined;
  return namesIn(separated);
}
