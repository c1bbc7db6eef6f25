// Tasks that render or check a reel with the command line of this extension: one of each for every reel of the workspace, and those that
// tasks.json states.

import path from 'node:path';
import * as vscode from 'vscode';
import { PROBLEM_MATCHER, TASK_KINDS, TASK_TYPE } from '../manifest/tasks.ts';
import type { TaskKind } from '../manifest/tasks.ts';
import { setting } from '../shared/settings-reader.ts';

/** Reels for which tasks are offered. */
const MOST_REELS = 100;

export interface ReelTask extends vscode.TaskDefinition {
  task: TaskKind;
  file: string;
  args?: string[];
}

/** `cli`: the bundle of the command line. */
export const registerTasks = (cli: string): vscode.Disposable =>
  vscode.tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: () => offeredTasks(cli),
    resolveTask: ({ definition, scope }) =>
      isReelTask(definition) ? makeTask(cli, definition, scope ?? vscode.TaskScope.Workspace) : undefined,
  });

async function offeredTasks(cli: string): Promise<vscode.Task[]> {
  const reels = await vscode.workspace.findFiles('**/*.reel', '**/node_modules/**', MOST_REELS);
  return reels
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .flatMap((reel) => {
      const folder = vscode.workspace.getWorkspaceFolder(reel);
      if (!folder) return [];
      const file = path.relative(folder.uri.fsPath, reel.fsPath).split(path.sep).join('/');
      return TASK_KINDS.map((task) => makeTask(cli, { type: TASK_TYPE, task, file }, folder));
    });
}

export function isReelTask(given: vscode.TaskDefinition): given is ReelTask {
  const { task, file, args } = given as Partial<ReelTask>;
  const areArgs = args === undefined || (Array.isArray(args) && args.every((each) => typeof each === 'string'));
  return TASK_KINDS.some((kind) => kind === task) && typeof file === 'string' && areArgs;
}

/** The definition stays the one that was given: VS Code compares it with that of tasks.json. */
export function makeTask(
  cli: string,
  definition: ReelTask,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
): vscode.Task {
  const { task: kind, file, args = [] } = definition;
  const folder = typeof scope === 'object' ? scope.uri.fsPath : vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  // VS Code runs tasks in trusted workspaces only, where reels may use effects in TypeScript.
  const execution = new vscode.ProcessExecution(process.execPath, [cli, kind, file, '--allow-code', ...args], {
    ...(folder === undefined ? {} : { cwd: folder }),
    env: environment(),
  });
  const task = new vscode.Task(definition, scope, `${kind} ${file}`, TASK_TYPE, execution, `$${PROBLEM_MATCHER}`);
  task.detail =
    kind === 'render'
      ? vscode.l10n.t('Renders the whole reel beside it')
      : vscode.l10n.t('Reports errors and warnings');
  if (kind === 'render') task.group = vscode.TaskGroup.Build;
  task.presentationOptions = { clear: true };
  return task;
}

/** The settings that are about the machine, as the command line takes them. */
function environment(): Record<string, string> {
  const ffmpeg = setting('ffmpegPath');
  const cache = setting('cache.folder');
  return {
    ELECTRON_RUN_AS_NODE: '1',
    ...(ffmpeg ? { GLYPHREEL_FFMPEG: ffmpeg } : {}),
    ...(cache ? { GLYPHREEL_CACHE: cache } : {}),
  };
}
