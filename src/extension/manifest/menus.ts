// Where commands stand besides the palette: the editor's title and context menu, the explorer, the Renders view.

import { COMMANDS } from './commands.ts';
import type { CommandName } from './commands.ts';

export interface MenuItem {
  command: CommandName;
  when?: string;
  group?: string;
}

const REEL = 'resourceLangId == reel';
const RENDERABLE = `${REEL} && isWorkspaceTrusted`;
const RENDERS = 'view == glyphreel.renders';
const finished = (states: string) => `${RENDERS} && viewItem =~ /^(${states})$/`;

export const MENUS: Record<string, MenuItem[]> = {
  'editor/title': [
    { command: 'glyphreel.openPreview', when: REEL, group: 'navigation' },
    { command: 'glyphreel.renderReel', when: RENDERABLE, group: '2_render' },
    { command: 'glyphreel.renderScene', when: RENDERABLE, group: '2_render' },
  ],
  'editor/context': [
    { command: 'glyphreel.openPreview', when: REEL, group: '1_glyphreel@1' },
    { command: 'glyphreel.renderScene', when: RENDERABLE, group: '1_glyphreel@2' },
    { command: 'glyphreel.saveFrame', when: REEL, group: '1_glyphreel@3' },
  ],
  'explorer/context': [
    { command: 'glyphreel.openPreview', when: REEL, group: '2_glyphreel@1' },
    { command: 'glyphreel.renderReel', when: RENDERABLE, group: '2_glyphreel@2' },
  ],
  'view/title': [
    { command: 'glyphreel.cancelRender', when: `${RENDERS} && glyphreel.rendering`, group: 'navigation@1' },
    { command: 'glyphreel.clearRenders', when: RENDERS, group: 'navigation@2' },
    { command: 'glyphreel.clearCache', when: RENDERS, group: '2_cache' },
    { command: 'glyphreel.doctor', when: RENDERS, group: '3_help' },
    { command: 'glyphreel.showLog', when: RENDERS, group: '3_help' },
  ],
  'view/item/context': [
    { command: 'glyphreel.cancelRender', when: finished('running|queued'), group: 'inline@1' },
    { command: 'glyphreel.openVideo', when: finished('done'), group: 'inline@1' },
    { command: 'glyphreel.openReport', when: finished('done'), group: 'inline@2' },
    { command: 'glyphreel.revealVideo', when: finished('done'), group: 'inline@3' },
    { command: 'glyphreel.retryRender', when: finished('done|failed|cancelled'), group: 'inline@4' },
    { command: 'glyphreel.removeRender', when: finished('done|failed|cancelled'), group: '9_remove' },
  ],
  commandPalette: Object.entries(COMMANDS).map(([command, { palette }]) => ({
    command: command as CommandName,
    when: palette === false ? 'false' : palette,
  })),
};
