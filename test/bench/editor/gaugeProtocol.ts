/** What the bench asks the gauge for, by command. */
export interface Asked {
  /** Completion after a text in the last line of the note, so many times. */
  readonly complete: { readonly text: string; readonly times: number };
  /** Completion after a text, asked for until there is a row. */
  readonly firstRow: { readonly text: string };
  /** Empties the last line of the note, and saves it. */
  readonly clear: object;
  readonly memory: object;
  /** Begins to watch what the host is doing. */
  readonly watch: object;
  /** Ends it. @param scripts a part of the addresses of scripts */
  readonly watched: { readonly scripts: string };
}

/** What it answers. Times in ms. */
export interface Answers {
  /** The labels of the rows in their order. */
  readonly complete: { readonly times: readonly number[]; readonly rows: readonly string[] };
  /** When there was one, in ms of Unix time. */
  readonly firstRow: number;
  readonly clear: undefined;
  /** Bytes: heap and buffers of the host's own thread after garbage collection; resident, with all threads. */
  readonly memory: { readonly own: number; readonly resident: number };
  readonly watch: undefined;
  /** The longest block of the host, whoever's, by the clock and in CPU time; the longest for which the scripts were at work. */
  readonly watched: { readonly longest: number; readonly busiest: number; readonly ofScript: number };
}

/** A line of JSON to the gauge. */
export interface Message {
  readonly id: number;
  readonly command: keyof Asked;
  readonly asked: object;
}

/** A line of JSON from it. */
export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
