// What desktop VS Code runs inside its extension host: a test of its own small runner, so that nothing must be installed
// there. The checks are those that need no mouse: activation, language features, commands, a panel, a render.

const assert = require('node:assert/strict');
const vscode = require('vscode');

const until = async (what, probe, timeoutMs = 20_000) => {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
const uriOf = (name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
const open = async (name) => {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  await vscode.window.showTextDocument(document);
  return document;
};
const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));

const CHECKS = {
  'activates with a reel, in time': async () => {
    const document = await open('first.reel');
    assert.equal(document.languageId, 'reel');
    const extension = vscode.extensions.getExtension('glyphreel.glyphreel');
    await until('activation', () => extension.isActive);
  },
  'has lenses, symbols, hovers and completions': async () => {
    const uri = uriOf('first.reel');
    const lenses = await until('lenses', async () => {
      const found = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri);
      return found?.length > 10 ? found : null;
    });
    assert.ok(lenses.some((lens) => lens.command?.title === '▶ Preview'));
    const symbols = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
    assert.ok(symbols.some(({ name }) => name === 'dawn'));
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(7, 13));
    assert.match(hovers.flatMap(({ contents }) => contents.map((c) => c.value ?? c)).join(' '), /plasma/);
    const items = await vscode.commands.executeCommand(
      'vscode.executeCompletionItemProvider',
      uri,
      new vscode.Position(7, 13),
    );
    assert.ok(items.items.length > 20);
  },
  'marks mistakes, with fixes': async () => {
    const { uri } = await open('mistakes.reel');
    const [mistake] = await until('diagnostics', () => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length > 0 ? found : null;
    });
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, mistake.range);
    assert.ok(actions.some(({ title }) => title.includes('plasma')));
  },
  'opens a preview panel beside the editor': async () => {
    await open('first.reel');
    await vscode.commands.executeCommand('glyphreel.openPreview');
    await until('the panel', () => tabs().some((label) => label.startsWith('Preview')));
  },
  'renders a segment into a video': async () => {
    const { uri } = await open('first.reel');
    const video = uriOf('first-segment-2.mp4');
    await vscode.workspace.fs.delete(video).then(undefined, () => undefined);
    await vscode.workspace
      .getConfiguration('glyphreel')
      .update('render.quality', 'draft', vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('glyphreel.renderPlace', uri, { scene: 'rise', segment: 2 });
    await until(
      'the video',
      () =>
        vscode.workspace.fs.stat(video).then(
          () => true,
          () => false,
        ),
      90_000,
    );
  },
};

exports.run = async () => {
  let failed = 0;
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      await check();
      console.log(`✓ ${name}`);
    } catch (error) {
      failed++;
      console.log(`✗ ${name}\n  ${error.stack ?? error}`);
    }
  }
  if (failed > 0) throw new Error(`${failed} of ${Object.keys(CHECKS).length} checks failed`);
};
