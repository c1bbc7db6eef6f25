// The webviews in a real browser, without an editor: bundled from source, in the colours of a theme
// (themes.json: what VS Code sets for our stylesheets), with a host that only
// records what it is sent.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { INSERT_PAGE } from '../../src/extension/insert/insert-page.ts';
import { PREVIEW_PAGE } from '../../src/extension/preview/preview-page.ts';
import { REPORT_PAGE } from '../../src/extension/report/report-panel-page.ts';
import { textTable } from '../../src/extension/shared/webview-html.ts';
import { findBrowser } from '../../scripts/find-browser.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGES = {
  preview: { ...PREVIEW_PAGE, styleSource: 'media/preview/preview.css' },
  insert: { ...INSERT_PAGE, styleSource: 'media/insert/insert.css' },
  report: { ...REPORT_PAGE, styleSource: REPORT_PAGE.style },
};

/** Undefined if this machine has no Chromium (`GLYPHREEL_CHROMIUM` names one elsewhere). */
export const browserPath = findBrowser();

export const THEMES = JSON.parse(readFileSync(path.join(import.meta.dirname, 'themes.json'), 'utf8')) as Record<
  'dark' | 'light' | 'highContrast' | 'highContrastLight' | 'darkPlus' | 'lightPlus' | 'monokai',
  { bodyClass: string; variables: Record<string, string> }
>;
export type ThemeName = keyof typeof THEMES;

export interface WebviewOptions {
  webview: 'preview' | 'report' | 'insert';
  theme: ThemeName;
  width: number;
  height: number;
  /** Classes that the workbench sets on the body. */
  bodyClass?: string;
  reducedMotion?: boolean;
  /** Of the texts; English where absent. */
  language?: 'de';
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath!,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  });

const bundles = new Map<string, Promise<string>>();
function bundle(entry: string): Promise<string> {
  const known = bundles.get(entry);
  if (known) return known;
  const made = build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome140',
    keepNames: true,
  }).then(({ outputFiles }) => outputFiles[0]!.text);
  bundles.set(entry, made);
  return made;
}

/** Opens a webview. Its messages are in `window.posted`, its kept state in `window.kept`. */
export async function openWebview(
  browser: Browser,
  { webview, theme, width, height, bodyClass = '', reducedMotion = false, language }: WebviewOptions,
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  const { title, body, styleSource } = PAGES[webview];
  const texts = language && JSON.parse(readFileSync(path.join(ROOT, `l10n/bundle.l10n.${language}.json`), 'utf8'));
  const style = await bundle(styleSource);
  const script = await bundle(`media/${webview}/main.ts`);
  await page.addInitScript(() => {
    const posted: unknown[] = [];
    Object.assign(globalThis, {
      posted,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => posted.push(message),
        getState: () => undefined,
        setState: (kept: unknown) => void Object.assign(globalThis, { kept }),
      }),
    });
  });
  const colours = Object.entries(THEMES[theme].variables)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ');
  // The policy of the real page, in which an inline style does not work.
  const policy =
    "default-src 'none'; script-src 'nonce-it'; style-src http://webview.test; img-src blob: http://webview.test; media-src blob:";
  const files: Record<string, [type: string, body: string]> = {
    '/': [
      'text/html',
      `<!DOCTYPE html><html lang="${language ?? 'en'}"><head><meta charset="utf-8"><title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/style.css"></head>
<body class="${THEMES[theme].bodyClass} ${bodyClass}">${body}${textTable(texts)}<script nonce="it" src="/script.js"></script></body></html>`,
    ],
    '/theme.css': ['text/css', `:root { ${colours} }`],
    '/style.css': ['text/css', style],
    '/script.js': ['text/javascript', script],
  };
  await page.route('http://webview.test/**', (route) => {
    const file = files[new URL(route.request().url()).pathname];
    const picture = path.join(
      ROOT,
      'docs/reference/images',
      new URL(route.request().url()).pathname.replace('/images/', ''),
    );
    if (!file && existsSync(picture)) return route.fulfill({ path: picture });
    return file ? route.fulfill({ contentType: file[0], body: file[1] }) : route.fulfill({ status: 404 });
  });
  await page.goto('http://webview.test/');
  return page;
}

/** What the host would send. Typed arrays arrive as such. */
export const send = (page: Page, message: unknown): Promise<void> =>
  page.evaluate((data) => void window.postMessage(data, '*'), message);
