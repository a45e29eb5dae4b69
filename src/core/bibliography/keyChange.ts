import type { Span } from './span';

/** A citekey that becomes another one. */
export interface KeyChange {
  /** Whether a key, as it is written, is the one that changes. */
  readonly isOld: (key: string) => boolean;
  /** The new key; `newKey` says which ones can stand in every bibliography. */
  readonly to: string;
}

/** A replacement in a bibliography, by offsets in UTF-16 units. It stays within a line of the text as it was. */
export interface KeyEdit extends Span {
  readonly newText: string;
  /** Whether it changes what a record is called, or what another one calls it by. */
  readonly role: 'own' | 'reference';
}

/** How a bibliography changes with a key. */
export interface ChangedKeys {
  /** In the text's order; none overlaps another one. */
  readonly edits: readonly KeyEdit[];
  /** Whether a record has the new key then. */
  readonly isGiven: boolean;
  /** Whether a record that is not called by the old key has the new one, without regard to case. */
  readonly isTaken: boolean;
}

/** A bibliography that says nothing of a key. */
export const unchanged: ChangedKeys = { edits: [], isGiven: false, isTaken: false };
