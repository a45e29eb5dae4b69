// Types of browser.mjs for the UI suite.
import type { Browser } from 'playwright-core';

export function launchBrowser(): Promise<Browser>;
