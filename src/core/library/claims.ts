import { HashLog } from './hashLog';
import type { Hashed } from './links';

/**
 * Of what kind a claimed key is. A kind is claimed after all of the lower ones, and what is claimed there is out of reach
 * for it, but for those who contend (`Claims.claim`).
 */
export const kinds = {
  /** A key that a bibliography gives. */
  bibliography: 0,
  /** One that a dump gives, and that the work derives from its title as well. Nobody claims this kind: it comes about. */
  dumpAndTitle: 1,
  /** One that a dump gives. */
  dump: 2,
  /** One of the title. */
  title: 3,
  /** One of author, title and year. */
  author: 4,
  /** One that a record of the work would have if it were alone. */
  earlier: 5,
} as const;

/** @see kinds */
export type Kind = (typeof kinds)[keyof typeof kinds];

/** What came of a claim: nobody else claims the key; others do, and nobody has it; this work has it by a lower kind; another has. */
type Claimed = 'alone' | 'shared' | 'own' | 'taken';

/** A key that several works claim, with these works; one of them may be named twice. */
interface SharedKey {
  readonly key: string;
  readonly works: readonly number[];
}

interface Shared extends SharedKey {
  kind: Kind;
  works: number[];
  /** The key as those write it who contend. */
  contenders: string[] | undefined;
}

/** Who claims which keys. Keys are folded; claimants are works by number. */
export class Claims {
  /**
   * By key, the work that alone claims it and the kind in one number; or below 0 the place in `shared`, counted from -1
   * down: most keys have one claimant.
   */
  private readonly claimants = new Map<string, number>();
  private readonly shared: Shared[] = [];
  /** Every claim, whatever came of it. */
  private readonly log = new HashLog();

  /** Claims a key that a source gives. @param work claims no key twice */
  give(key: string, kind: typeof kinds.bibliography | typeof kinds.dump, work: number): void {
    this.log.add(work, key);
    const known = this.claimants.get(key);
    if (known === undefined) this.claimants.set(key, claimant(work, kind));
    else if (known < 0) this.shared[-1 - known]!.works.push(work);
    else this.share(key, kind, [workOf(known), work]);
  }

  /**
   * Leaves a shared key to some of those who were given it.
   * @param works at least one
   */
  narrow(key: string, kind: typeof kinds.bibliography | typeof kinds.dump, works: number[]): void {
    const known = this.claimants.get(key);
    if (known === undefined || known >= 0) return;
    Object.assign(this.shared[-1 - known]!, { kind, works });
    if (works.length === 1) this.claimants.set(key, claimant(works[0]!, kind));
  }

  /**
   * Claims a key that a work derives.
   * @param work claims no key twice with the same kind
   * @param contends how the work writes the key, if it contends for what a dump gives: then that belongs to nobody
   */
  claim(key: string, kind: Kind, work: number, contends?: string): Claimed {
    this.log.add(work, key);
    const known = this.claimants.get(key);
    if (known === undefined) {
      this.claimants.set(key, claimant(work, kind));
      return 'alone';
    }
    if (known < 0) return this.join(this.shared[-1 - known]!, kind, work, contends);
    const [owner, its] = [workOf(known), kindOf(known)];
    if (its === kind) {
      this.share(key, kind, [owner, work]);
      return 'shared';
    }
    if (owner === work) {
      if (its === kinds.dump && kind === kinds.title) this.claimants.set(key, claimant(work, kinds.dumpAndTitle));
      return 'own';
    }
    // a key of the title stands against those of author and year, as it does where no dump gives it
    const isOpen = its === kinds.dump || (its === kinds.dumpAndTitle && kind === kinds.title);
    if (contends === undefined || !isOpen) return 'taken';
    this.share(key, kinds.dump, [owner, work]).contenders = [contends];
    return 'shared';
  }

  /** The work that claims the key, if it is the only one. */
  owner(key: string): number | undefined {
    const known = this.claimants.get(key);
    return known === undefined || known < 0 ? undefined : workOf(known);
  }

  /** The works that claim a key together. */
  sharing(key: string): readonly number[] {
    const known = this.claimants.get(key);
    return known === undefined || known >= 0 ? [] : this.shared[-1 - known]!.works;
  }

  /** How those write a shared key who contend for it. */
  contenders(key: string): readonly string[] {
    const known = this.claimants.get(key);
    return known === undefined || known >= 0 ? [] : (this.shared[-1 - known]!.contenders ?? []);
  }

  /** The keys that several works claim. */
  *ambiguous(): Generator<SharedKey> {
    for (const one of this.shared) if (one.works.length > 1) yield one;
  }

  /** By work: all keys that it claimed. @param count of works */
  byWork(count: number): Hashed {
    return this.log.byItem(count);
  }

  private share(key: string, kind: Kind, works: number[]): Shared {
    const one: Shared = { key, kind, works, contenders: undefined };
    this.claimants.set(key, -this.shared.push(one));
    return one;
  }

  private join(others: Shared, kind: Kind, work: number, contends: string | undefined): Claimed {
    if (others.kind === kind) {
      others.works.push(work);
      return 'shared';
    }
    if (contends !== undefined && others.kind === kinds.dump) {
      others.works.push(work);
      (others.contenders ??= []).push(contends);
    }
    return 'taken';
  }
}

const count = Object.keys(kinds).length;

function claimant(work: number, kind: Kind): number {
  return work * count + kind;
}

function workOf(claimed: number): number {
  return Math.floor(claimed / count);
}

function kindOf(claimed: number): Kind {
  return (claimed % count) as Kind;
}

/** A key as keys are compared: without regard to case. */
export function foldedKey(key: string): string {
  return key.toLowerCase();
}
