import * as vscode from 'vscode';
import { lowerDrive } from '../../core/sources/absolutePath';
import type { Host } from '../../host/host';

/** A symbolic link on the way to dumps. */
export interface DumpLink {
  readonly uri: vscode.Uri;
  /** What it leads to, without further links. */
  readonly real: vscode.Uri;
}

/** A link that was followed while files were being found. */
interface FollowedLink extends DumpLink {
  /** Whether it leads out of the workspace, which the user does not trust. */
  readonly isForbidden: boolean;
}

/** Asks where paths lead, and remembers those that lead elsewhere. */
export class FollowedLinks {
  private readonly asked = new Map<string, vscode.Uri>();

  /**
   * @param root any URI of the file system that the paths are in
   * @param resolve see `Host.realPath`
   */
  constructor(
    private readonly root: vscode.Uri,
    private readonly resolve: Host['realPath'],
  ) {}

  /** The path that a path leads to: itself where nobody can tell. Rejects when nothing is there. */
  async realPath(path: string): Promise<string> {
    const real = await this.realUri(this.root.with({ path }));
    if (!real) return path;
    this.asked.set(path, real);
    return real.path;
  }

  /** The links among what was asked for; a workspace folder that is one itself is none, for VS Code follows it. */
  async links(): Promise<readonly FollowedLink[]> {
    const folders = await this.realFolders();
    const links: FollowedLink[] = [];
    for (const [path, real] of this.asked) {
      const uri = this.root.with({ path });
      const folder = folders.find((one) => isAtOrBelow(path, one.uri.path));
      const expected = folder ? folder.real.path + path.slice(folder.uri.path.length) : path;
      if (real.path === expected) continue;
      const staysInside = folders.some((one) => isAtOrBelow(real.path, one.real.path));
      const isForbidden = !vscode.workspace.isTrusted && folder !== undefined && !staysInside;
      links.push({ uri, real, isForbidden });
    }
    return links;
  }

  private async realFolders(): Promise<readonly DumpLink[]> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const ours = folders.filter(
      ({ scheme, authority }) => scheme === this.root.scheme && authority === this.root.authority,
    );
    return Promise.all(
      ours.map(async (uri) => ({ uri, real: (await this.realUri(uri).catch(() => undefined)) ?? uri })),
    );
  }

  private async realUri(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
    const real = await this.resolve?.(uri);
    return real?.with({ path: lowerDrive(real.path) });
  }
}

/** Whether a path is that of a folder or file, or of something in that folder. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder.replace(/\/$/, '')}/`);
}

/** What of a link must be watched: VS Code's watchers do not follow links. */
export async function linkWatches({ real }: DumpLink): Promise<readonly vscode.RelativePattern[]> {
  const beside = new vscode.RelativePattern(vscode.Uri.joinPath(real, '..'), '*');
  try {
    const { type } = await vscode.workspace.fs.stat(real);
    // the folder itself may go and come back
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    return isFolder ? [new vscode.RelativePattern(real, '**'), beside] : [beside];
  } catch {
    return [beside];
  }
}

/** What something that has changed is called in the dumps: itself, and what leads to it by links. */
export function namesOf(changed: vscode.Uri, links: readonly DumpLink[]): readonly vscode.Uri[] {
  const linked = links.filter(({ real }) => real.scheme === changed.scheme && isAtOrBelow(changed.path, real.path));
  return [
    changed,
    ...linked.map(({ uri, real }) => uri.with({ path: uri.path + changed.path.slice(real.path.length) })),
  ];
}
