// The browser that looks at the workbench in tests.
import { chromium } from 'playwright-core';
import { findBrowser } from './find.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/**
 * Starts a headless Chromium. It ends with this process.
 * @returns {Promise<import('playwright-core').Browser>}
 * @throws {Error} when there is none
 */
export async function launchBrowser() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('There is no Chromium: node test/host/install.mjs --browser installs it.');
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}
