// Types of server.mjs for the UI suite. What the members mean stands there.
export const QUIET: Record<string, unknown>;
export const STEADY: Record<string, unknown>;

export interface ServerOptions {
  readonly port?: number;
  readonly settings?: Record<string, unknown>;
  readonly vsix?: readonly string[];
  readonly links?: readonly string[];
  readonly extensionsFolder?: string;
  readonly sample?: string;
  readonly development?: boolean;
  readonly trust?: boolean;
  readonly ownHome?: boolean;
}

export interface Server {
  readonly port: number;
  readonly token: string;
  readonly directory: string;
  readonly folder: string;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
  readonly output: () => string;
}

export function startServer(options?: ServerOptions): Promise<Server>;

export function workbenchUrl(
  server: Pick<Server, 'port' | 'token'>,
  show: {
    readonly folder: string;
    readonly openFile?: string;
    readonly extensions?: readonly string[];
    readonly tests?: string;
  },
): string;
