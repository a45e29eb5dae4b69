import * as vscode from 'vscode';
import type { Finding, Span } from '../../core/check/finding';
import { plainMessage } from '../../core/markdown/escape';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** A finding as VS Code shows it. */
export function diagnosticOf(finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(finding),
    plainMessage(finding.message),
    severities[finding.severity],
  );
  diagnostic.source = 'Lectern';
  diagnostic.code = finding.code;
  if (finding.code === 'uncited-entry') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** A place of a finding in VS Code's terms. */
export function rangeOf({ start, end }: Span): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
