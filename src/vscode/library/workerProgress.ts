import { proxy } from 'comlink';

/**
 * Has the worker do something that tells its progress. Progress comes by a channel of its own, and the last of it perhaps
 * after the answer: that is not told any more.
 * @param work is given what the worker is to call
 */
export async function withProgress<Progress extends readonly number[], T>(
  onProgress: (...progress: Progress) => void,
  work: (onProgress: (...progress: Progress) => void) => Promise<T>,
): Promise<T> {
  let over = false;
  const told = (...progress: Progress) => {
    if (!over) onProgress(...progress);
  };
  try {
    return await work(proxy(told));
  } finally {
    over = true;
  }
}
