import type { Cluster } from '../citations';
import type { CitationOptions } from '../citationSyntax';
import { canCiteInText } from './citeAll';
import { editCluster, newClusterContent, wishedText, type WishedCitation, type WishedCluster } from './clusterEdit';
import { clusterParts } from './clusterParts';

/** How papers are cited: `[@key]`, `@key` as part of the sentence, or `[-@key]` without the author. */
export type DraftStyle = 'cluster' | 'inText' | 'suppressed';

/** A cluster of a note, with the note's text. */
export interface FoundCluster {
  readonly text: string;
  readonly cluster: Cluster;
}

/** Where a new cluster is to stand in a note. */
export interface DraftPlace {
  readonly text: string;
  readonly offset: number;
  readonly syntax?: Partial<CitationOptions>;
}

/** A citation while its cluster is put together. */
export interface DraftCitation {
  readonly citekey: string;
  /** Which citation of the cluster it was, from 0; absent for a new one. */
  readonly kept?: number;
  /** As it is to be written; absent where that is as it was. */
  readonly locator?: string;
}

/** A cluster that is being put together: a new one, or one that is there already and is to become another. */
export class CitationDraft {
  private readonly written: readonly string[];
  private readonly was: DraftStyle;
  private chosen: DraftCitation[];
  private own: DraftStyle | undefined;

  /**
   * @param found what is edited; undefined for a new cluster
   * @param place where a new cluster is to stand
   */
  constructor(
    readonly found?: FoundCluster,
    private readonly place?: DraftPlace,
  ) {
    const parts = found ? clusterParts(found.text, found.cluster).parts : [];
    const areSuppressed = parts.length > 0 && parts.every(({ citation }) => citation.suppressAuthor);
    this.was = found?.cluster.inText ? 'inText' : areSuppressed ? 'suppressed' : 'cluster';
    this.written = parts.map(({ tail, locator }) => tail.slice(0, locator?.end ?? 0).replace(/^\s*,?\s*/, ''));
    this.chosen = parts.map(({ citation }, kept) => ({ citekey: citation.key, kept }));
  }

  get citations(): readonly DraftCitation[] {
    return this.chosen;
  }

  get style(): DraftStyle {
    return this.own ?? this.was;
  }

  /** From now on all are cited like this. */
  set style(style: DraftStyle) {
    this.own = style;
  }

  /**
   * Whether the note can cite what is chosen in a style. Not in the text where more would be read as the key, as in
   * `[@a]-based`, nor where the papers would join a cluster.
   * @param citekey of one more paper that it would cite
   */
  takes(style: DraftStyle, citekey?: string): boolean {
    const wished = this.wished(citekey, style);
    if (wished.citations.length === 0) return true;
    if (this.found) return editCluster(this.found.text, this.found.cluster, wished) !== undefined;
    return style !== 'inText' || !this.place || canCiteInText(this.place.text, this.place.offset, this.place.syntax);
  }

  add(citekey: string): void {
    this.chosen = [...this.chosen, { citekey }];
  }

  remove(index: number): void {
    this.chosen = this.chosen.filter((_, i) => i !== index);
  }

  /** Takes out a new citation. */
  removePaper(citekey: string): void {
    this.chosen = this.chosen.filter((one) => one.kept !== undefined || one.citekey !== citekey);
  }

  /** Puts a citation before the one before it. */
  moveUp(index: number): void {
    const [before, here] = [this.chosen[index - 1], this.chosen[index]];
    if (before && here) this.chosen = this.chosen.with(index - 1, here).with(index, before);
  }

  /** What stands between a citation's key and its suffix. */
  locator(index: number): string {
    const one = this.chosen[index];
    return one?.locator ?? (one?.kept === undefined ? '' : (this.written[one.kept] ?? ''));
  }

  setLocator(index: number, locator: string): void {
    const one = this.chosen[index];
    if (one && locator !== this.locator(index)) this.chosen = this.chosen.with(index, { ...one, locator });
  }

  /**
   * @param citekey of one more paper that it would cite
   * @param style instead of its own
   */
  wished(citekey?: string, style?: DraftStyle): WishedCluster {
    const all = citekey === undefined ? this.chosen : [...this.chosen, { citekey }];
    const isOwn = style !== undefined || this.own !== undefined;
    const its = style ?? this.style;
    const citations = all.map((one): WishedCitation => ({
      ...one,
      ...((isOwn || one.kept === undefined) && { suppressAuthor: its === 'suppressed' }),
    }));
    return { inText: its === 'inText', citations };
  }

  /** How it would be written, on one line. */
  preview(citekey?: string): string {
    const wished = this.wished(citekey);
    if (wished.citations.length === 0) return '';
    const written = this.found
      ? wishedText(this.found.text, this.found.cluster, wished)
      : this.framed(newClusterContent(wished));
    return written.replace(/\s+/g, ' ');
  }

  private framed(content: string): string {
    return this.style === 'inText' ? content : `[${content}]`;
  }
}
