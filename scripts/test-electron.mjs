// The extension-host suite on a desktop VS Code, where one can be had: `node scripts/test-electron.mjs`.
// VSCODE_EXECUTABLE names an installed one; without it @vscode/test-electron downloads the version of `engines.vscode`.

import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ROOT } from './bootstrap.mjs';

const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE;
try {
  await runTests({
    ...(vscodeExecutablePath ? { vscodeExecutablePath } : { version: process.env.VSCODE_VERSION ?? '1.138.0' }),
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
    `The extension-host suite did not pass, or VS Code could not be started: ${error instanceof Error ? error.message : error}`,
  );
  process.exit(1);
}
