import * as vscode from 'vscode';
import type { Problem } from '../../core/paper';

/** What is wrong with each file that cannot be read as it should. Files are named by their URI's text. */
export class FileProblems implements vscode.Disposable {
  private readonly problems = new Map<string, readonly Problem[]>();
  private readonly didChange = new vscode.EventEmitter<string>();
  /** The file whose problems are others now. */
  readonly onDidChange = this.didChange.event;

  get byFile(): ReadonlyMap<string, readonly Problem[]> {
    return this.problems;
  }

  /** Tells the problems of a file in place of those that it had. */
  tell(file: string, problems: readonly Problem[]): void {
    if (problems.length === 0 && !this.problems.has(file)) return;
    if (problems.length === 0) this.problems.delete(file);
    else this.problems.set(file, problems);
    this.didChange.fire(file);
  }

  dispose(): void {
    this.didChange.dispose();
  }
}
