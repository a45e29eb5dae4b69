import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('Activation', () => {
  test('Lectern is there and becomes active', async () => {
    const extension = vscode.extensions.getExtension('lectern.lectern');
    assert.ok(extension, 'lectern.lectern is installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
