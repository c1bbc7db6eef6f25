// Shows a notice and runs the command of the action that was chosen.

import * as vscode from 'vscode';
import type { Notice } from './notice.ts';

const SHOW = {
  info: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
};

/** Resolves to the title of the chosen action, once its command has run; undefined when the notice was dismissed. */
export async function showNotice({ severity, message, detail, actions = [] }: Notice): Promise<string | undefined> {
  const titles = actions.map(({ title }) => title);
  const options = detail === undefined ? {} : { modal: true, detail };
  const chosen = await SHOW[severity](message, options, ...titles);
  const action = actions.find(({ title }) => title === chosen);
  if (action?.command) await vscode.commands.executeCommand(action.command, ...(action.args ?? []));
  return chosen;
}
