import * as vscode from 'vscode';
import type { Problem } from '../../core/paper';
import type { PaperLibrary } from '../library/paperLibrary';

/** What could not be read, in the Problems panel at its file and line. */
export function registerProblems(library: PaperLibrary): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('lectern');
  const listener = library.onDidChangeProblems((file) => {
    diagnostics.set(vscode.Uri.parse(file), (library.problems.get(file) ?? []).map(diagnostic));
  });
  return vscode.Disposable.from(diagnostics, listener);
}

function diagnostic(problem: Problem): vscode.Diagnostic {
  const line = problem.line - 1;
  const result = new vscode.Diagnostic(
    new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER),
    problem.message,
    vscode.DiagnosticSeverity.Warning,
  );
  result.source = 'Lectern';
  return result;
}
