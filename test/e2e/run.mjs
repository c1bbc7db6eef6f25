// End-to-end tests in the real workbench: code-server with the packed VSIX, driven by Chromium. Prints one line per check and
// `E2E: N passed, N failed` at the end; where they cannot run, `E2E NOT RUN: reason`. Two groups of suites run side by side, each suite with
// a server of its own.
// Options: a word runs only the suites whose name contains it; --keep leaves the server running; --keep-pictures updates the
// pictures of the README and the walkthrough.

import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.join(HERE, '..', '..');
const OUTPUT = path.join(ROOT, 'test-output');
const only = process.argv.slice(2).find((word) => !word.startsWith('-'));
mkdirSync(path.join(OUTPUT, 'screens'), { recursive: true });
const result = (counts) => writeFileSync(path.join(OUTPUT, 'e2e.json'), JSON.stringify(counts));

if (process.platform !== 'linux') notRun('they are driven on Linux (elsewhere: scripts/test-electron.mjs)');
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) notRun(`they need Node 24, this is ${process.version}: start them with npm run test:e2e`);

const { NotHere, chromiumPath, codeServer } = await import('./support/machine.mjs');
const { GestureFilm } = await import('./support/gesture-film.mjs');
const { run } = await import('./support/run-process.mjs');
const { measurePace, patience } = await import('./support/patience.mjs');
const { startServer } = await import('./support/server.mjs');
const { Workbench } = await import('./support/workbench.mjs');

let parts;
try {
  parts = { codeServer: await codeServer(), chromium: await chromiumPath() };
} catch (error) {
  if (error instanceof NotHere) notRun(error.message);
  throw error;
}

const files = readdirSync(path.join(HERE, 'suites')).filter(
  (file) => file.endsWith('.mjs') && (!only || file.includes(only)),
);
if (files.length === 0) {
  console.error(`No suite in test/e2e/suites has ${only} in its name.`);
  process.exit(1);
}

const began = Date.now();
const vsix = path.join(ROOT, 'build', 'e2e', 'glyphreel.vsix');
await run(process.execPath, ['scripts/build.mjs', '--quiet'], { cwd: ROOT });
const { whenStale } = await import('../../scripts/stamp.mjs');
const inputs = [
  'dist',
  'media',
  'syntaxes',
  'assets',
  'examples',
  'package.json',
  'package.nls.json',
  'l10n',
  'docs',
  'scripts/package',
  'CHANGELOG.md',
];
const packing = await whenStale({ name: 'e2e-vsix', inputs, outputs: [path.relative(ROOT, vsix)] }, () =>
  run(process.execPath, ['scripts/package.mjs', '--quick', '--out', vsix], { cwd: ROOT }),
);
console.log(
  packing === 'fresh' ? 'the package is up to date' : `packed in ${((Date.now() - began) / 1000).toFixed(1)} s`,
);

const { chromium } = await import('playwright-core');
/** One for each group of suites, since a browser has one clipboard. */
const openBrowser = () =>
  chromium.launch({
    executablePath: parts.chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      '--font-render-hinting=none',
    ],
  });
/** Where pictures for the documentation and the walkthrough go with --keep-pictures; they are always written to test-output too. */
const PICTURES = path.join(ROOT, 'docs', 'pictures');
const keepPictures = process.argv.includes('--keep-pictures');
/** Where moving pictures of gestures go. */
const FILMS = keepPictures ? path.join(PICTURES, 'studio') : path.join(OUTPUT, 'films');
mkdirSync(FILMS, { recursive: true });
const totals = { passed: 0, failed: 0 };
/** On a busy machine a panel gives up a frame link that is not open in time for another; meanwhile frames come as messages. */
const LATE_LINK = /WebSocket connection to '[^']*' failed|WebSocket is closed before/;
/** Checks that failed and then passed. */
const retried = [];
/** Stands for the suite itself: false where it broke off. */
const WHOLE = 'the suite ran to its end';
const running = new Set();
const browsers = new Set();
const endAll = async () => {
  await Promise.all([...running].map((server) => server.stop()));
  await Promise.all([...browsers].map((browser) => browser.close().catch(() => undefined)));
};
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await endAll();
    process.exit(130);
  });
}

/** What a person would see when a check fails: the notifications, the open tabs and the end of the extension's log. */
async function whatIsSeen(bench, server) {
  const texts = (selector) =>
    bench.page
      .locator(selector)
      .allTextContents()
      .catch(() => []);
  const log = server.log().trim().split('\n').slice(-3);
  return [
    ...(await texts('.notification-list-item-message')).map((text) => `notification: ${text}`),
    `tabs: ${(await texts('.tab .label-name')).join(', ')}`,
    ...log.map((line) => `log: ${line.slice(0, 300)}`),
  ];
}

/** Where the picture of a failure goes. */
const failedScreen = (name, attempt, outcomes) =>
  path.join(OUTPUT, 'screens', `failed-${name.replace('.mjs', '')}-${attempt}-${outcomes.size}.png`);

/**
 * Makes the `check` of one run of a suite: a sentence and a function that throws if it is not true. A failure is printed with what
 * was seen and saves a screenshot; it does not end the suite. `outcomes` gets true or false by sentence.
 */
const makeCheck =
  (bench, server, outcomes, { name, title, attempt }) =>
  async (sentence, probe) => {
    const start = Date.now();
    try {
      await probe();
      outcomes.set(sentence, true);
      console.log(`✓ ${title}: ${sentence} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      return true;
    } catch (error) {
      outcomes.set(sentence, false);
      const stack = String(error.stack ?? error)
        .split('\n')
        .slice(0, 4);
      console.log(`✗ ${title}: ${sentence}\n    ${[...stack, ...(await whatIsSeen(bench, server))].join('\n    ')}`);
      await bench.screenshot(failedScreen(name, attempt, outcomes)).catch(() => undefined);
      return false;
    }
  };

/** Runs a suite once in a workbench of its own; returns its checks by sentence. */
async function runSuite(name, suite, browser, attempt) {
  const { title } = suite;
  const outcomes = new Map();
  const pace = measurePace();
  console.log(`  ${title} begins${pace > 1.5 ? ` (a busy machine: limits × ${pace.toFixed(1)})` : ''}`);
  const server = await startServer({ ...parts, vsix, reels: path.join(HERE, 'reels'), ...suite.server });
  running.add(server);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // code-server would pack the twenty megabytes of the workbench for each suite.
    extraHTTPHeaders: { 'accept-encoding': 'identity' },
  });
  context.setDefaultTimeout(patience(30_000));
  const bench = new Workbench(await context.newPage(), server);
  const check = makeCheck(bench, server, outcomes, { name, title, attempt });
  const keep = async (picture) => {
    const bytes = await bench.page.screenshot({ type: 'jpeg', quality: 86 });
    writeFileSync(path.join(OUTPUT, 'screens', `${picture}.jpg`), bytes);
    if (keepPictures) mkdirSync(PICTURES, { recursive: true });
    if (keepPictures) writeFileSync(path.join(PICTURES, `${picture}.jpg`), bytes);
  };
  const film = (picture, gesture) => new GestureFilm(bench.page).record(path.join(FILMS, `${picture}.webp`), gesture);
  try {
    await bench.open();
    await suite.run({
      bench,
      server,
      check,
      context,
      screen: (file) => bench.screenshot(path.join(OUTPUT, 'screens', `${file}.png`)),
      keep,
      film,
    });
    await check('no error in the console, the extension host or our log', async () => {
      const errors = [
        ...bench.problems,
        ...server
          .log()
          .split('\n')
          .filter((line) => line.includes('[error]')),
      ].filter((line) => !suite.expected?.test(line) && !LATE_LINK.test(line));
      if (errors.length > 0)
        throw new Error(
          errors
            .slice(0, 3)
            .map((line) => line.slice(0, 400))
            .join('\n'),
        );
    });
    outcomes.set(WHOLE, true);
  } catch (error) {
    outcomes.set(WHOLE, false);
    console.log(`✗ ${title}: the suite broke off: ${error.stack ?? error}`);
    await bench.screenshot(failedScreen(name, attempt, outcomes)).catch(() => undefined);
  }
  if (process.argv.includes('--keep')) {
    console.log(`left running: ${server.url}`);
    await new Promise(() => undefined);
  }
  writeFileSync(path.join(OUTPUT, `e2e-${name.replace('.mjs', '')}.log`), server.log());
  await context.close();
  await server.stop();
  running.delete(server);
  return outcomes;
}

const failures = (outcomes) => [...outcomes].filter(([, passed]) => !passed).map(([sentence]) => sentence);

/** Runs a suite, and again where a check failed; counts its checks. */
async function countSuite({ name, suite }, browser) {
  const outcomes = await runSuite(name, suite, browser, 1);
  const failed = failures(outcomes);
  if (failed.length > 0) {
    // Checks build on those before them, so a failure is tried again with its suite, in a fresh workbench. A check fails if it
    // failed both times.
    console.log(`\n${suite.title}: ${failed.length} failed; once more in a fresh workbench`);
    const again = await runSuite(name, suite, browser, 2);
    for (const [sentence, passed] of again) if (passed || !outcomes.has(sentence)) outcomes.set(sentence, passed);
    for (const sentence of failed) if (outcomes.get(sentence)) retried.push(`${suite.title}: ${sentence}`);
  }
  for (const [sentence, passed] of outcomes) {
    if (!passed) totals.failed++;
    else if (sentence !== WHOLE) totals.passed++;
  }
}

/** The longest first, so that none of them runs alone at the end. */
const waiting = files
  .map((name) => ({ name, size: statSync(path.join(HERE, 'suites', name)).size }))
  .toSorted((a, b) => b.size - a.size);
/** A workbench waits as much as it works, so two of them run side by side. Pictures of moves want a quiet machine. */
const GROUPS = keepPictures ? 1 : 2;

async function runGroup() {
  const browser = await openBrowser();
  browsers.add(browser);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const suite = await import(pathToFileURL(path.join(HERE, 'suites', next.name)).href);
    if (suite.forDocumentation && !only && !keepPictures) continue;
    await countSuite({ name: next.name, suite }, browser);
  }
}
await Promise.all(Array.from({ length: Math.min(GROUPS, waiting.length) }, runGroup));
if (retried.length > 0) console.log(`\nPassed only when tried again:\n  ${retried.join('\n  ')}`);
await endAll();
result(totals);
console.log(`\nE2E: ${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

function notRun(why) {
  console.log(`E2E NOT RUN: ${why}`);
  result({ notRun: why });
  process.exit(3);
}
