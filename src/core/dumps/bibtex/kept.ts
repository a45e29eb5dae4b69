import { FieldValue, type Entry } from './entry';
import { isInheritable, type Parent } from './inheritance';

/** Types that others inherit from as a rule; an entry of another type is inherited from in its short fields only. */
const parentTypes = new Set(
  (
    'book mvbook collection mvcollection proceedings mvproceedings reference mvreference periodical set xdata inbook ' +
    'incollection bookinbook conference'
  ).split(' '),
);
/** Longer fields of other types are not kept, in UTF-16 units. */
const longestShort = 200;
/** Between what is packed: TeX has no such character. */
const mark = '\0';

/**
 * What a complete entry is kept as in case a later one inherits from it, as small as may be: most entries are never asked
 * for again. In one text without the parts of the file that fields are cut from, until it is asked for.
 */
export class Kept {
  private packed: string;
  /** What the entry inherited itself, which it shares with its parents. */
  private readonly shared: readonly (readonly [name: string, value: FieldValue])[] | undefined;
  private parent: Parent | undefined;

  /** @param ownValues the values that the entry did not inherit; undefined where it has no parents */
  constructor(entry: Entry, ownValues: ReadonlySet<FieldValue> | undefined) {
    const isOwn = (value: FieldValue) => !ownValues || ownValues.has(value);
    const isLikely = parentTypes.has(entry.type);
    const fields = [...entry.fields].filter(
      ([name, { tex }]) => isInheritable(name, entry.type) && (isLikely || tex.length <= longestShort),
    );
    const own = fields.filter(([, value]) => isOwn(value) && !value.tex.includes(mark));
    this.packed = [entry.type, ...own.flatMap(([name, { tex, line }]) => [name, String(line), tex])].join(mark);
    const shared = fields.filter(([, value]) => !isOwn(value));
    this.shared = isLikely && shared.length > 0 ? shared : undefined;
  }

  /** The entry as others see it. Their values are the same, so that each is read once. */
  get asParent(): Parent {
    if (this.parent) return this.parent;
    const [type = '', ...rest] = this.packed.split(mark);
    const fields = new Map<string, FieldValue>();
    for (let i = 0; i + 2 < rest.length; i += 3) {
      fields.set(rest[i]!, new FieldValue(rest[i + 2]!, Number(rest[i + 1])));
    }
    for (const [name, value] of this.shared ?? []) fields.set(name, value);
    this.packed = '';
    this.parent = { type, fields };
    return this.parent;
  }
}
