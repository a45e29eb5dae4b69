import * as vscode from 'vscode';
import { defaultSeverities, type FindingCode, type Severities, type Severity } from '../../core/check/finding';

const sections: Readonly<Record<FindingCode, string>> = {
  'unknown-key': 'check.unknownKey',
  'ambiguous-key': 'check.ambiguousKey',
  'mixed-keys': 'check.mixedKeys',
  'malformed-cluster': 'check.malformedCluster',
  'missing-entry': 'check.missingEntry',
  'uncited-entry': 'check.uncitedEntry',
};
const levels: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The settings that say what is checked, and how grave it is. */
export const checkSettings: readonly string[] = [
  ...Object.values(sections).map((name) => `lectern.${name}`),
  'lectern.ignoredKeys',
  'lectern.bibliography',
];

/** How grave each finding is taken in a file; what is set to nothing known is as by default. */
export function severitiesFor(file: vscode.Uri): Severities {
  const settings = vscode.workspace.getConfiguration('lectern', file);
  const level = (code: FindingCode) => {
    const set = settings.get<unknown>(sections[code]);
    return levels.find((one) => one === set) ?? defaultSeverities[code];
  };
  return {
    'unknown-key': level('unknown-key'),
    'ambiguous-key': level('ambiguous-key'),
    'mixed-keys': level('mixed-keys'),
    'malformed-cluster': level('malformed-cluster'),
    'missing-entry': level('missing-entry'),
    'uncited-entry': level('uncited-entry'),
  };
}

/** Keys that nobody wants to be told are unknown. */
export function ignoredKeysFor(file: vscode.Uri): readonly string[] {
  return stringsOf(vscode.workspace.getConfiguration('lectern', file).get<unknown>('ignoredKeys'));
}

/** Ignores a key from now on: in the settings of the workspace or, in a window without one, in the user's. */
export async function ignoreKey(key: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('lectern');
  const hasWorkspace = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  const set = settings.inspect<unknown>('ignoredKeys');
  // what the workspace sets stands in place of what the user has set
  const now = stringsOf((hasWorkspace ? set?.workspaceValue : undefined) ?? set?.globalValue);
  if (now.includes(key)) return;
  const target = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update('ignoredKeys', [...now, key], target);
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
