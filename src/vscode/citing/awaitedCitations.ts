import type { PastedCitation } from './pastedCitations';

/** An edit that cites, and that VS Code was given. */
export interface AwaitedCitation<Document> {
  readonly document: Document;
  readonly citation: PastedCitation;
  readonly newText: string;
}

/** More offers than these nobody comes back to. */
const most = 50;

/**
 * The citations that were offered and are not in their notes yet. VS Code does not tell which edit it takes, or when: its
 * menu stays as long as nothing else is typed. So an edit is awaited until it is made, or its note is closed.
 */
export class AwaitedCitations<Document> {
  private awaited: readonly AwaitedCitation<Document>[] = [];

  add(citing: AwaitedCitation<Document>): void {
    const others = this.awaited.filter((one) => one.document !== citing.document || one.newText !== citing.newText);
    this.awaited = [...others, citing].slice(-most);
  }

  /**
   * Takes out what is in its note now.
   * @param texts what came into the document
   */
  made(document: Document, texts: readonly string[]): readonly PastedCitation[] {
    if (this.awaited.length === 0) return [];
    const made = this.awaited.filter((one) => one.document === document && texts.includes(one.newText));
    this.awaited = this.awaited.filter((one) => !made.includes(one));
    return made.map(({ citation }) => citation);
  }

  /** Takes out what is offered in a document that is closed. */
  forget(document: Document): void {
    this.awaited = this.awaited.filter((one) => one.document !== document);
  }
}
