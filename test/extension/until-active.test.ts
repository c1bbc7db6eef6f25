import { describe, expect, test } from 'vitest';
import { untilActive } from '../../src/extension/shared/until-active.ts';
import { EventEmitter } from './support/fake-vscode.ts';

function fakePanel(active: boolean) {
  const changes = new EventEmitter<void>();
  const panel = { active, onDidChangeViewState: changes.event };
  return { panel: panel as never, change: (now: boolean) => ((panel.active = now), changes.fire()) };
}

describe('untilActive', () => {
  test('an active panel is not waited for', async () => {
    await untilActive(fakePanel(true).panel, 1e9);
  });

  test('waits for the change that makes the panel active', async () => {
    const { panel, change } = fakePanel(false);
    let isDone = false;
    const waiting = untilActive(panel, 1e9).then(() => (isDone = true));
    change(false);
    await Promise.resolve();
    expect(isDone).toBe(false);
    change(true);
    await waiting;
  });

  test('gives up after its patience', async () => {
    await untilActive(fakePanel(false).panel, 1);
  });
});
