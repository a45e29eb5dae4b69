import { bodyStart } from '../../notes/frontMatter/frontMatter';
import { cslTypes } from '../json/cslVariables';
import { LineSplitter } from '../lines';
import { YamlItems, type YamlItem } from './yamlItems';

const field = /(?:^[ \t]*(?:- +)?|[{,] *)["']?([a-zA-Z-]{2,30})["']? *:[ \t]+["']?([\w-]{0,40})/gm;
/** How many items of a list are looked at. */
const mostItems = 20;

/** Whether a text has front matter with text below it. A document of YAML may stand between marks too. */
export function isNote(beginning: string): boolean {
  const from = bodyStart(beginning);
  return from > 1 && !/^\s*(?:$|---\s|\.\.\.\s|references\s*:)/.test(beginning.slice(from, from + 1000));
}

/**
 * Whether a YAML text is, or has under `references`, a list of items that read like references by the names of their
 * fields, even where they are broken: under the key by few of them, else by those that only CSL has.
 */
export function holdsReferences(beginning: string): boolean {
  const lines = new LineSplitter();
  const items = new YamlItems('references');
  let seen = 0;
  for (const part of [lines.write(beginning), lines.end()]) {
    for (const line of part) {
      for (const item of items.write(line))
        if (looksLikeReference(item)) return true;
        else if (++seen > mostItems) return false;
    }
  }
  return [...items.end()].some(looksLikeReference);
}

function looksLikeReference({ text, keyed, brackets }: YamlItem): boolean {
  // a document in brackets is JSON
  if (brackets && !keyed) return false;
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(field)) if (!fields.has(name)) fields.set(name, value);
  const has = (...names: readonly string[]) => names.some((name) => fields.has(name));
  if (!has('title')) return false;
  if (keyed) return has('id', 'type', 'author', 'issued');
  return cslTypes.has(fields.get('type') ?? '') ? has('id', 'author', 'issued') : has('issued', 'container-title');
}
