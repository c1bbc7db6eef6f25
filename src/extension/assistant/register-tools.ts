// The tools that language models use in the editor: each is run by a process of its own.

import * as vscode from 'vscode';
import { ASSISTANT_TOOLS, type AssistantTool } from '../../catalog/assistant-tools.ts';
import type { ToolPart, ToolResult } from '../../contract/tool-call.ts';
import { callTool } from './call-tool.ts';

type Input = Readonly<Record<string, unknown>>;

export function registerTools(module: string): vscode.Disposable {
  return vscode.Disposable.from(
    ...ASSISTANT_TOOLS.map((tool) => vscode.lm.registerTool(tool.name, makeTool(tool, module))),
  );
}

function makeTool(tool: AssistantTool, module: string): vscode.LanguageModelTool<Input> {
  return {
    prepareInvocation({ input }) {
      const invocationMessage = doing(tool, input);
      if (!tool.writes) return { invocationMessage };
      return {
        invocationMessage,
        confirmationMessages: {
          title: vscode.l10n.t(tool.title),
          message:
            input['output'] === undefined
              ? vscode.l10n.t('Render `{0}` to a video beside it?', nameOf(input['path']))
              : vscode.l10n.t('Render `{0}` to `{1}`?', nameOf(input['path']), nameOf(input['output'])),
        },
      };
    },
    async invoke({ input }, token) {
      if (tool.name !== 'glyphreel_reference' && !vscode.workspace.isTrusted)
        throw new Error('Reels are checked, drawn and rendered only in a trusted workspace: ask the user to trust it.');
      const result = await callTool(module, tool.name, input, token);
      if (result === null) throw new vscode.CancellationError();
      return toResult(result);
    },
  };
}

function doing({ name }: AssistantTool, { path, at, names }: Input): string {
  switch (name) {
    case 'glyphreel_check':
      return vscode.l10n.t('Checking {0}', nameOf(path));
    case 'glyphreel_still':
      return vscode.l10n.t('Drawing {0} at {1} s', nameOf(path), String(at));
    case 'glyphreel_render':
      return vscode.l10n.t('Rendering {0}', nameOf(path));
    case 'glyphreel_reference':
      return Array.isArray(names)
        ? vscode.l10n.t('Looking up {0}', names.join(', '))
        : vscode.l10n.t('Reading the reel language');
  }
}

const nameOf = (path: unknown): string => String(path).split(/[/\\]/).at(-1)!;

/** An error is thrown, so that the model sees that the call failed and what to do. */
function toResult({ content, isError }: ToolResult): vscode.LanguageModelToolResult {
  if (isError) throw new Error(content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'));
  const result = new vscode.LanguageModelToolResult([]);
  result.content = content.map(toPart);
  return result;
}

/** Newer than the oldest VS Code that is supported. */
type DataPart = { image(data: Uint8Array, mimeType: string): unknown };

function toPart(part: ToolPart): unknown {
  if (part.type === 'text') return new vscode.LanguageModelTextPart(part.text);
  const { LanguageModelDataPart } = vscode as unknown as { LanguageModelDataPart?: DataPart };
  return LanguageModelDataPart
    ? LanguageModelDataPart.image(Buffer.from(part.data, 'base64'), part.mimeType)
    : new vscode.LanguageModelTextPart('The picture cannot be shown by this version of VS Code.');
}
