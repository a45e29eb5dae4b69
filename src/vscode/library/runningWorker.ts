import type { Remote } from 'comlink';
import type { WorkerConnection } from '../../host/host';
import type { LecternWorker } from '../../worker/protocol';

/** A worker, and what rejects when it dies. */
interface Connection extends WorkerConnection {
  readonly death: Promise<never>;
}

/** The worker, started when it is first asked, and again after it has died. */
export class RunningWorker {
  private connection: Promise<Connection> | undefined;

  private readonly listeners: ((error: unknown) => void)[] = [];

  /** @param start starts a worker, which tells when it has died */
  constructor(private readonly start: (onDidFail: (error: Error) => void) => Promise<WorkerConnection>) {}

  /** Has a listener told when a worker cannot be started, or has died: the next one begins with nothing. */
  onDidFail(listener: (error: unknown) => void): void {
    this.listeners.push(listener);
  }

  /** Rejects when the worker cannot be started, or dies before it has answered. */
  async ask<T>(question: (library: Remote<LecternWorker>) => Promise<T> | T): Promise<T> {
    this.connection ??= this.connect();
    const { library, death } = await this.connection;
    return Promise.race([question(library), death]);
  }

  dispose(): void {
    // one that could not be started has said so
    void this.connection?.then(
      (connection) => connection.dispose(),
      () => undefined,
    );
  }

  private async connect(): Promise<Connection> {
    let die: (error: Error) => void = () => undefined;
    const death = new Promise<never>((_, reject) => (die = reject));
    // nobody need be asking
    death.catch(() => undefined);
    const failed = (error: unknown) => {
      this.connection = undefined;
      for (const listener of this.listeners) listener(error);
    };
    let connection: WorkerConnection | undefined;
    try {
      connection = await this.start((error) => {
        connection?.dispose();
        failed(error);
        die(error);
      });
      return { ...connection, death };
    } catch (error) {
      failed(error);
      throw error;
    }
  }
}
