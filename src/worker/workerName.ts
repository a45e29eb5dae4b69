/** What the worker is called: by it, the one script that the host and the worker run knows which of them it is. */
export const workerName = 'LecternWorker';
