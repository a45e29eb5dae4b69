import assert from 'node:assert/strict';
import { browserMessage, failureMessage } from '../../../../src/core/zotero/failure';

suite('What is said when nothing can be imported from Zotero', () => {
  const here = { port: 23_119, remote: undefined };

  test('names the switch, the setting or the program that helps', () => {
    assert.match(failureMessage('notRunning', here), /not running.*23119.*Start Zotero.*lectern\.zoteroPort/);
    assert.match(failureMessage('interfaceOff', here), /Allow other applications on this computer to communicate/);
    assert.match(failureMessage('noInterface', here), /Zotero 7.*Better BibTeX/);
    assert.match(failureMessage('notUnderstood', here), /lectern\.zoteroPort/);
    assert.match(failureMessage('slow', here), /Try again/);
    assert.match(failureMessage('large', here), /export your library/);
    assert.match(browserMessage, /browser cannot reach Zotero.*on the computer with Zotero/);
  });

  test('does not send somebody to start Zotero who works on another computer', () => {
    const message = failureMessage('notRunning', { port: 23_119, remote: 'ssh-remote' });
    assert.doesNotMatch(message, /Start Zotero/);
    assert.match(message, /remotely.*ssh-remote.*Forward/);
  });
});
