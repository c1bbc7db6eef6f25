// The Chromium that tests drive. The headless shell, which draws pages and nothing else, takes half the time of the whole browser.

import { existsSync } from 'node:fs';

const BROWSERS = [
  process.env.GLYPHREEL_CHROMIUM,
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Undefined if this machine has none (`GLYPHREEL_CHROMIUM` names one elsewhere). */
export const findBrowser = () => BROWSERS.find((file) => file && existsSync(file));
