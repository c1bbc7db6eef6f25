// From the render dialog to a queued render, and what was chosen to the next one.

import { unknownOutputVariables } from '../manifest/output-variables.ts';
import { unknownOutputVariable } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';
import { setting } from '../shared/settings-reader.ts';
import { markedPart } from './marked-part.ts';
import { usualChoices, wishesFrom } from './render-choices.ts';
import type { RenderChoices } from './render-choices.ts';
import { chooseRender } from './render-dialog.ts';
import { startRender } from './start-render.ts';
import type { RenderTarget } from './start-render.ts';

/** `start`: what differs from the settings at first. */
export async function renderByDialog(
  services: Services,
  target: RenderTarget,
  start: Partial<RenderChoices>,
): Promise<void> {
  const { uri } = target.document;
  const unknown = unknownOutputVariables(setting('render.output', uri));
  if (unknown.length > 0) return void (await showNotice(unknownOutputVariable(unknown)));
  const marks = markedPart(services, target);
  const choices = await chooseRender(
    { uri, plan: target.held.plan, marks },
    { ...usualChoices(uri, start.part), ...start },
  );
  if (!choices) return;
  await services.renderMemory.keep(uri, choices);
  await startRender(services, target, choices.part, wishesFrom(choices, uri));
}
