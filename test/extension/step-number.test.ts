import { beforeEach, expect, test, vi } from 'vitest';
import * as vscode from 'vscode';
import { run } from '../../src/extension/commands/step-number.ts';
import { reset } from './support/fake-vscode.ts';

beforeEach(reset);

test('a step waits until the one before is written, also when that fails', async () => {
  const editor = { document: { uri: vscode.Uri.file('/a.reel') }, selection: { active: { line: 0, character: 0 } } };
  vi.spyOn(vscode.window, 'activeTextEditor', 'get').mockReturnValue(editor as never);
  const asked: ((answer: null) => void)[] = [];
  const language = {
    ask: () =>
      new Promise<null>((resolve, reject) => {
        asked.push(asked.length === 0 ? () => reject(new Error('gone')) : resolve);
      }),
  };
  const [first, second] = [run({ language } as never, 1), run({ language } as never, 1)];
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked[0]!(null);
  await expect(first).rejects.toThrow('gone');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]!(null);
  await second;
});
