/**
 * Of what kind a claimed key is. A kind is claimed after all of the lower ones, and what is claimed there is out of reach
 * for it: 0 a key that a source gives, 1 one of the title, 2 one of author, title and year, 3 one that a record of the
 * work would have if it were alone.
 */
export type Kind = 0 | 1 | 2 | 3;

/** What came of a claim: nobody else claims the key; others of the same kind do; a lower kind has it, for this work or not. */
export type Claimed = 'alone' | 'shared' | 'own' | 'taken';

/** A key that several works claim, with these works. */
export interface SharedKey {
  readonly key: string;
  readonly works: readonly number[];
}

/** Who claims which keys. Keys are folded; claimants are works by number. */
export class Claims {
  /**
   * By key, the work that alone claims it and the kind in one number; or below 0 the place in `shared`, counted from -1
   * down: most keys have one claimant.
   */
  private readonly claimants = new Map<string, number>();
  private readonly shared: { readonly key: string; readonly kind: Kind; readonly works: number[] }[] = [];

  /** @param work claims no key twice with the same kind */
  claim(key: string, kind: Kind, work: number): Claimed {
    const known = this.claimants.get(key);
    if (known === undefined) {
      this.claimants.set(key, work * kinds + kind);
      return 'alone';
    }
    if (known >= 0) {
      const owner = Math.floor(known / kinds);
      if (known % kinds < kind) return owner === work ? 'own' : 'taken';
      this.claimants.set(key, -this.shared.push({ key, kind, works: [owner, work] }));
      return 'shared';
    }
    const others = this.shared[-1 - known]!;
    if (others.kind < kind) return 'taken';
    others.works.push(work);
    return 'shared';
  }

  /** The work that claims the key, if it is the only one. */
  owner(key: string): number | undefined {
    const known = this.claimants.get(key);
    return known === undefined || known < 0 ? undefined : Math.floor(known / kinds);
  }

  /** The works that claim a key together. */
  sharing(key: string): readonly number[] {
    const known = this.claimants.get(key);
    return known === undefined || known >= 0 ? [] : this.shared[-1 - known]!.works;
  }

  /** The keys that several works claim, those of lower kinds first. */
  ambiguous(): Iterable<SharedKey> {
    return this.shared;
  }
}

const kinds = 4;

/** A key as keys are compared: without regard to case. */
export function foldedKey(key: string): string {
  return key.toLowerCase();
}
