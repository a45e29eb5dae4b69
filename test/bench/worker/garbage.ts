import { Session } from 'node:inspector';

/** Has a worker of this process collect its garbage, through the inspector: the worker itself has no means to. */
export async function collectGarbageIn(threadId: number): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await new Promise<void>((done, failed) => {
      session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
        if (!workerInfo.title.includes(` ${threadId}`) && workerInfo.workerId !== String(threadId)) return;
        const message = JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' });
        session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
      });
      session.on('NodeWorker.receivedMessageFromWorker', ({ params: { message } }) => {
        if ((JSON.parse(message) as { id?: number }).id === 1) done();
      });
      session.post('NodeWorker.enable', { waitForDebuggerOnStart: false }, (error) => {
        if (error) failed(error);
      });
      setTimeout(() => failed(new Error('The worker did not collect its garbage in a minute')), 60_000).unref();
    });
  } finally {
    session.disconnect();
  }
}
