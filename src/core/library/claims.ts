/** Who claims which keys. Keys are folded; claimants are works by number. */
export class Claims {
  /** The work that alone claims a key, or below 0 the place in `shared`, counted from -1 down: most keys have one claimant. */
  private readonly claimants = new Map<string, number>();
  private readonly shared: { readonly key: string; readonly works: number[] }[] = [];

  /**
   * @param work claims no key twice
   * @returns whether others claim the key as well
   */
  claim(key: string, work: number): boolean {
    const known = this.claimants.get(key);
    if (known === undefined) {
      this.claimants.set(key, work);
      return false;
    }
    if (known < 0) this.shared[-1 - known]!.works.push(work);
    else this.claimants.set(key, -this.shared.push({ key, works: [known, work] }));
    return true;
  }

  has(key: string): boolean {
    return this.claimants.has(key);
  }

  /** The work that claims the key, if it is the only one. */
  owner(key: string): number | undefined {
    const known = this.claimants.get(key);
    return known === undefined || known < 0 ? undefined : known;
  }

  /** The works that claim a key together. */
  sharing(key: string): readonly number[] {
    const known = this.claimants.get(key);
    return known === undefined || known >= 0 ? [] : this.shared[-1 - known]!.works;
  }

  /** The keys that several works claim, with these works. */
  ambiguous(): Iterable<{ readonly key: string; readonly works: readonly number[] }> {
    return this.shared;
  }
}

/** A key as keys are compared: without regard to case. */
export function foldedKey(key: string): string {
  return key.toLowerCase();
}
