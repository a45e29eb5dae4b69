import type * as vscode from 'vscode';

/** The media type under which the library view hands on the keys of papers that are dragged: a list in JSON. */
export const draggedPapers = 'application/vnd.lectern.papers';

/** The keys of the papers that are dragged; empty where it is something else. */
export async function draggedKeys(data: vscode.DataTransfer): Promise<readonly string[]> {
  const written = await data.get(draggedPapers)?.asString();
  if (written === undefined) return [];
  try {
    const keys: unknown = JSON.parse(written);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
