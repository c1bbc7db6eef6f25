// Runs code-server with the packed VSIX installed, in its own workspace and process group.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installExtension } from './install-extension.mjs';
import { until } from './run-process.mjs';
import { useLanguage } from './use-language.mjs';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'window.commandCenter': false,
  'window.restoreWindows': 'all',
  'window.customMenuBarAltFocus': false,
  'window.confirmBeforeClose': 'never',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 150,
  'editor.accessibilitySupport': 'off',
  'editor.parameterHints.enabled': false,
  'files.autoSave': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'files.hotExit': 'onExit',
  'git.enabled': false,
  'files.simpleDialog.enable': true,
  'glyphreel.render.quality': 'draft',
};

/** Starts the server with additional `settings`, and settings of the `machine`, which a browser's own do not reach. `stop` ends the process group and deletes its folders. `trusted: false`: the workspace is untrusted. `language`: of the workbench. */
export async function startServer({
  codeServer,
  vsix,
  reels,
  examples,
  settings = {},
  machine = {},
  trusted = true,
  language,
}) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-e2e-'));
  const [data, extensions, workspace, cache] = ['data', 'extensions', 'workspace', 'cache'].map((name) =>
    path.join(home, name),
  );
  for (const folder of [path.join(data, 'User'), extensions, workspace, cache]) mkdirSync(folder, { recursive: true });
  cpSync(examples ?? reels, workspace, { recursive: true });
  writeFileSync(
    path.join(data, 'User', 'settings.json'),
    JSON.stringify({ ...SETTINGS, 'glyphreel.cache.folder': cache, ...settings }, null, 2),
  );
  mkdirSync(path.join(data, 'Machine'));
  writeFileSync(path.join(data, 'Machine', 'settings.json'), JSON.stringify(machine));
  const config = path.join(home, 'config.yaml');
  writeFileSync(config, '');
  const entry = path.join(codeServer, 'out', 'node', 'entry.js');
  const common = ['--user-data-dir', data, '--extensions-dir', extensions, '--config', config];
  // Neither the machine's ffmpeg nor our environment variables: the VSIX must bring all it needs.
  const log = path.join(home, 'glyphreel.log');
  writeFileSync(log, '');
  const env = { ...process.env, GLYPHREEL_CACHE: cache, GLYPHREEL_LOG_FILE: log };
  delete env.VSCODE_IPC_HOOK_CLI;
  delete env.NODE_OPTIONS;
  await installExtension(extensions, { entry, vsix, env });

  if (language) useLanguage(data, language);

  const port = await freePort();
  const flags = [
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
    ...(trusted ? ['--disable-workspace-trust'] : []),
    ...(language ? ['--locale', language] : []),
  ];
  const child = spawn(process.execPath, [entry, ...common, ...flags, workspace], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (words = (words + chunk).slice(-8000)));
  const url = `http://127.0.0.1:${port}`;
  await until(`code-server at ${url}`, async () => (await fetch(`${url}/healthz`)).ok, 30_000, 150).catch((error) => {
    throw new Error(`${error.message}\n${words}`);
  });
  return {
    url: `${url}/?folder=${encodeURIComponent(workspace)}`,
    pid: child.pid,
    workspace,
    data,
    cache,
    file: (name) => path.join(workspace, name),
    /** Replaces the workspace's settings. */
    setSettings(own) {
      mkdirSync(path.join(workspace, '.vscode'), { recursive: true });
      writeFileSync(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(own));
    },
    /** The extension's log. */
    log: () => readFileSync(log, 'utf8'),
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        /* it is gone */
      }
      const hard = setTimeout(() => {
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          /* gone */
        }
      }, 4000);
      await gone;
      clearTimeout(hard);
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
