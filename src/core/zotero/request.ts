/** A request to the program at a port of this computer; nothing else can be asked. */
export interface LoopbackRequest {
  readonly port: number;
  /** With its query, from the slash on. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is posted; without it the request is a GET. */
  readonly body?: string;
  /** Milliseconds until the whole answer must be there. */
  readonly timeout: number;
  /** Bytes that the answer may have. */
  readonly limit: number;
}

/** What came back, whatever its status. */
export interface LoopbackAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/**
 * Asks, and follows no redirection.
 * @throws NoAnswer, always as a rejection
 */
export type Ask = (request: LoopbackRequest) => Promise<LoopbackAnswer>;

/** Nothing listens there; it broke off; it took too long; it said too much; or the user has stopped it. */
export type NoAnswerReason = 'refused' | 'broken' | 'slow' | 'large' | 'cancelled';

/** No answer came, or none that can be taken. */
export class NoAnswer extends Error {
  constructor(readonly reason: NoAnswerReason) {
    super(`no answer: ${reason}`);
  }
}
