import { isObject, type JsonObject } from './values';

/** More keys than any list of papers has; from there on none is added. */
const mostKeys = 500;

/** How much of a text tells its first key. In UTF-16 units. */
export const longestBeginning = 600;

/** Knows how the elements of a list look, by their keys, to tell them from the objects inside them. */
export class Likeness {
  private readonly keys = new Set<string>();
  private readonly firstKeys = new Set<string>();
  private fewest = Infinity;
  private broken: string | undefined;

  /** Takes an element that is certain. */
  learn(element: JsonObject): void {
    let count = 0;
    for (const key in element) {
      if (count === 0 && this.firstKeys.size < mostKeys) this.firstKeys.add(key);
      if (this.keys.size < mostKeys) this.keys.add(key);
      count++;
    }
    this.fewest = Math.min(this.fewest, count);
  }

  /** Takes a broken element's text: as long as no other is known, the others begin with the same key. */
  learnBroken(text: string): void {
    this.broken ??= firstKeyOf(text);
  }

  /** Whether a text that lacks its brace begins as the elements do. */
  beginsAlike(text: string): boolean {
    const key = firstKeyOf(text);
    return key !== undefined && (this.firstKeys.size === 0 || this.firstKeys.has(key));
  }

  /** Whether an object holds others that look like elements, and have no fewer keys than any. */
  isInside(object: JsonObject): boolean {
    if (this.fewest < 3 || this.fewest === Infinity) return false;
    const inside: unknown[] = Object.values(object);
    for (let value = inside.pop(); value !== undefined || inside.length > 0; value = inside.pop()) {
      if (typeof value !== 'object' || value === null) continue;
      if (isObject(value) && Object.keys(value).length >= this.fewest && this.isAlike(value, false)) return true;
      for (const each of Object.values(value) as readonly unknown[]) inside.push(each);
    }
    return false;
  }

  /** @param mayDiffer whether, if no element is known, what was broken need not have been one */
  isAlike(object: JsonObject, mayDiffer: boolean): boolean {
    const keys = Object.keys(object);
    const first = keys[0] ?? '';
    if (this.firstKeys.size === 0) {
      // the people inside papers have no more than two or three
      return first === this.broken || ((mayDiffer || this.broken === undefined) && keys.length > 3);
    }
    const shared = keys.filter((key) => this.keys.has(key)).length;
    if (shared * 2 < keys.length || keys.length * 2 < this.fewest) return false;
    // where all begin alike, what begins otherwise is a part of one
    return this.firstKeys.has(first) || this.firstKeys.size > 3;
  }
}

/** The key that a text begins with, after a brace; undefined where it begins otherwise. */
export function firstKeyOf(text: string): string | undefined {
  return /^\{?\s{0,200}"([^"\\]{1,100})"\s{0,200}:/.exec(text.slice(0, longestBeginning))?.[1];
}
