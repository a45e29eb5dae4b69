import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import type { QueryHelp } from '../../worker/protocol';

/** A row that takes the place of the query. */
export interface QueryRow extends vscode.QuickPickItem {
  /** What the query becomes. */
  readonly query: string;
}

/** What a query can become, to stand below the papers. */
export function queryRows({ completions }: QueryHelp): readonly QueryRow[] {
  return completions.map(({ label, detail, query }) => ({
    label: withoutIcons(label),
    description: withoutIcons(detail),
    alwaysShow: true,
    query,
  }));
}

/** What is wrong with a query, in one line; the empty string where nothing is. */
export function queryProblem({ problems }: QueryHelp): string {
  return problems.map(({ message }) => message).join(' ');
}
