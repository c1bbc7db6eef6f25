// The extension-host suite in a desktop VS Code: `node scripts/test-electron.mjs`. VSCODE_EXECUTABLE names an installed one.
// Without it @vscode/test-electron downloads VSCODE_VERSION, by default the oldest that is supported (`engines.vscode`).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ROOT } from './bootstrap.mjs';

const { engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const oldest = engines.vscode.replace('^', '');
const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE;
try {
  await runTests({
    ...(vscodeExecutablePath ? { vscodeExecutablePath } : { version: process.env.VSCODE_VERSION ?? oldest }),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(ROOT, 'test', 'extension-host', 'index.cjs'),
    launchArgs: [
      path.join(ROOT, 'test', 'e2e', 'reels'),
      '--disable-workspace-trust',
      '--disable-extensions',
      '--skip-welcome',
      '--skip-release-notes',
    ],
  });
} catch (error) {
  console.error(
    `The extension-host tests failed, or VS Code could not be started: ${error instanceof Error ? error.message : error}`,
  );
  process.exit(1);
}
