import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './useWorkbench';
import { eventually } from './workbench';

suite('The workbench', () => {
  const workbench = useWorkbench();

  test('opens a note of the workspace', async () => {
    const notes = fs.readdirSync(path.join(workbench().folder, 'notes')).filter((name) => name.endsWith('.md'));
    const note = path.join('notes', notes.sort()[0]!);
    const heading = fs
      .readFileSync(path.join(workbench().folder, note), 'utf8')
      .split('\n')
      .find((line) => line.startsWith('# '))!;
    await workbench().openFile(note);
    const lines = await eventually(
      () => workbench().visibleLines(),
      (shown) => shown.includes(heading),
    );
    assert.ok(lines.includes(heading), lines.join('\n'));
  });
});
