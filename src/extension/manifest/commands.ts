// Every command of the extension, one entry each: title, icon, where it is offered, and the file that runs it. The manifest
// and the registration are made from this map, so a new command is an entry here and its handler file.

import { mediaKinds } from '../../catalog/media.generated.ts';
import { MATERIAL_KINDS } from '../../contract/media.ts';
import { EXTRACT_COMMAND } from '../../contract/protocol.ts';
import type { Services } from '../services.ts';
import { PREVIEW_VIEW_TYPE } from './view-types.ts';

/** Arguments come from menus, lenses, keybindings and other extensions, so a handler checks them itself. */
export type CommandHandler = (services: Services, ...args: unknown[]) => unknown;

export type MenuName =
  | 'editor/title'
  | 'editor/title/run'
  | 'editor/context'
  | 'explorer/context'
  | 'view/title'
  | 'view/item/context'
  | 'file/newFile';

export interface CommandSpec {
  title: string;
  icon?: string;
  /** The `when` clause for the command palette. `false`: not in the palette. `'internal'`: not in the manifest at all. */
  palette: string | false | 'internal';
  /** The `when` clause that enables it in menus. */
  enablement?: string;
  menus?: Partial<Record<MenuName, MenuPlace>>;
  /** Imports the handler; called the first time the command runs. */
  load: () => Promise<{ run: CommandHandler }>;
}

interface MenuPlace {
  when?: string;
  group: string;
}

/** Without dots. Text files are many and rarely character art, so they are left out. */
function materialEndings(): string[] {
  const all: string[] = MATERIAL_KINDS.flatMap((kind) => mediaKinds[kind].extensions);
  return [...new Set(all)].filter((extension) => extension !== '.txt').map((extension) => extension.slice(1));
}

export const CATEGORY = 'Glyphreel';

/** A reel is in the active editor, in the active preview, or was before the focus went to the side bar. */
const REEL = '(editorLangId == reel || glyphreel.reelActive)';
const TRUSTED_REEL = `${REEL} && isWorkspaceTrusted`;
const RESOURCE = 'resourceLangId == reel';
const RENDERABLE = `${RESOURCE} && isWorkspaceTrusted`;
/** A picture, a film or character art, by its name. */
const MATERIAL = `resourceExtname =~ /^\\.(${materialEndings().join('|')})$/i`;
/** A file with sound, by its name. */
const MUSIC = `resourceExtname =~ /^\\.(${mediaKinds.audio.extensions.map((extension) => extension.slice(1)).join('|')})$/i && isWorkspaceTrusted`;
const RENDERS = 'view == glyphreel.renders';
/** The title of a preview. */
const PREVIEW = `activeWebviewPanelId == '${PREVIEW_VIEW_TYPE}'`;
const itemIn = (states: string) => `${RENDERS} && viewItem =~ /^(${states})$/`;
const ENDED = 'done|failed|cancelled|interrupted';

export const COMMANDS = {
  'glyphreel.openPreview': {
    title: 'Open Preview',
    icon: '$(open-preview)',
    palette: REEL,
    menus: {
      'editor/title': { when: RESOURCE, group: 'navigation' },
      'editor/context': { when: RESOURCE, group: '1_glyphreel@1' },
      'explorer/context': { when: RESOURCE, group: '2_glyphreel@1' },
    },
    load: () => import('../commands/open-preview.ts'),
  },
  'glyphreel.renderScene': {
    title: 'Render Scene',
    icon: '$(play-circle)',
    palette: TRUSTED_REEL,
    menus: {
      'editor/title/run': { when: RENDERABLE, group: '1_render@1' },
      'editor/context': { when: RENDERABLE, group: '1_glyphreel@2' },
    },
    load: () => import('../commands/render-scene.ts'),
  },
  'glyphreel.renderReel': {
    title: 'Render Reel',
    icon: '$(run-all)',
    palette: TRUSTED_REEL,
    menus: {
      'editor/title/run': { when: RENDERABLE, group: '1_render@2' },
      'explorer/context': { when: RENDERABLE, group: '2_glyphreel@2' },
    },
    load: () => import('../commands/render-reel.ts'),
  },
  'glyphreel.renderRange': {
    title: 'Render Marked Range',
    palette: `glyphreel.hasPreview && isWorkspaceTrusted`,
    load: () => import('../commands/render-range.ts'),
  },
  'glyphreel.renderSegment': {
    title: 'Render Segment…',
    palette: TRUSTED_REEL,
    load: () => import('../commands/render-segment.ts'),
  },
  'glyphreel.renderWith': {
    title: 'Render…',
    icon: '$(settings-gear)',
    palette: TRUSTED_REEL,
    menus: {
      'editor/title/run': { when: RENDERABLE, group: '1_render@3' },
      'editor/context': { when: RENDERABLE, group: '1_glyphreel@4' },
      'explorer/context': { when: RENDERABLE, group: '2_glyphreel@3' },
    },
    load: () => import('../commands/render-with.ts'),
  },
  'glyphreel.export': {
    title: 'Export…',
    icon: '$(export)',
    palette: TRUSTED_REEL,
    menus: {
      'editor/title': { when: `${PREVIEW} && isWorkspaceTrusted`, group: '2_render@1' },
      'editor/title/run': { when: RENDERABLE, group: '1_render@4' },
      'editor/context': { when: RENDERABLE, group: '1_glyphreel@5' },
      'explorer/context': { when: RENDERABLE, group: '2_glyphreel@5' },
    },
    load: () => import('../commands/export.ts'),
  },
  'glyphreel.renderForPlatform': {
    title: 'Render for a Platform…',
    palette: TRUSTED_REEL,
    menus: { 'explorer/context': { when: RENDERABLE, group: '2_glyphreel@4' } },
    load: () => import('../commands/render-for-platform.ts'),
  },
  'glyphreel.renderPlace': {
    title: 'Render This Scene or Segment',
    palette: 'internal',
    load: () => import('../commands/render-place.ts'),
  },
  'glyphreel.saveFrame': {
    title: 'Save Frame…',
    icon: '$(device-camera)',
    palette: `${REEL} || glyphreel.previewActive`,
    menus: {
      'editor/title': { when: PREVIEW, group: 'navigation@3' },
      'editor/context': { when: RESOURCE, group: '1_glyphreel@3' },
    },
    load: () => import('../commands/save-frame.ts'),
  },
  'glyphreel.estimate': {
    title: 'Estimate Render Time',
    palette: TRUSTED_REEL,
    load: () => import('../commands/estimate.ts'),
  },
  'glyphreel.showReport': {
    title: 'Show Brightness Report',
    icon: '$(graph-line)',
    palette: 'glyphreel.hasReports',
    load: () => import('../commands/show-report.ts'),
  },
  'glyphreel.cancelRender': {
    title: 'Cancel Render',
    icon: '$(debug-stop)',
    palette: 'glyphreel.rendering',
    menus: {
      'view/title': { when: `${RENDERS} && glyphreel.rendering`, group: 'navigation@1' },
      'view/item/context': { when: itemIn('running|queued'), group: 'inline@1' },
    },
    load: () => import('../commands/cancel-render.ts'),
  },
  'glyphreel.showRenders': {
    title: 'Show Renders',
    palette: `${REEL} || glyphreel.active`,
    load: () => import('../commands/show-renders.ts'),
  },
  'glyphreel.newFromExample': {
    title: 'New Reel from Example…',
    icon: '$(new-file)',
    palette: 'true',
    menus: { 'file/newFile': { group: 'glyphreel' } },
    load: () => import('../commands/new-from-example.ts'),
  },
  'glyphreel.newBlankReel': {
    title: 'New Blank Reel',
    icon: '$(new-file)',
    palette: 'true',
    menus: { 'file/newFile': { group: 'glyphreel' } },
    load: () => import('../commands/new-blank-reel.ts'),
  },
  'glyphreel.newEffects': {
    title: 'New Effects Module…',
    palette: 'true',
    load: () => import('../commands/new-effects.ts'),
  },
  'glyphreel.analyzeMusic': {
    title: 'Analyze Music…',
    icon: '$(pulse)',
    palette: 'isWorkspaceTrusted',
    menus: { 'explorer/context': { when: MUSIC, group: '2_glyphreel@2' } },
    load: () => import('../commands/analyze-music.ts'),
  },
  'glyphreel.convertFile': {
    title: 'Convert to Character Art…',
    icon: '$(symbol-color)',
    palette: 'true',
    menus: { 'explorer/context': { when: MATERIAL, group: '2_glyphreel@1' } },
    load: () => import('../commands/convert-file.ts'),
  },
  'glyphreel.openDocumentation': {
    title: 'Open Documentation',
    icon: '$(book)',
    palette: 'true',
    menus: { 'view/title': { when: RENDERS, group: '3_help@1' } },
    load: () => import('../commands/open-documentation.ts'),
  },
  'glyphreel.clearCache': {
    title: 'Clear Render Cache',
    palette: 'glyphreel.active && !glyphreel.rendering',
    menus: { 'view/title': { when: RENDERS, group: '2_cache' } },
    load: () => import('../commands/clear-cache.ts'),
  },
  'glyphreel.restartEngine': {
    title: 'Restart Engine',
    palette: 'glyphreel.active',
    load: () => import('../commands/restart-engine.ts'),
  },
  'glyphreel.showLog': {
    title: 'Show Log',
    palette: 'glyphreel.active',
    menus: { 'view/title': { when: RENDERS, group: '3_help@3' } },
    load: () => import('../commands/show-log.ts'),
  },
  'glyphreel.doctor': {
    title: 'Check System (Doctor)',
    palette: 'true',
    menus: { 'view/title': { when: RENDERS, group: '3_help@2' } },
    load: () => import('../commands/doctor.ts'),
  },
  'glyphreel.togglePlay': {
    title: 'Play or Pause Preview',
    icon: '$(play)',
    palette: 'glyphreel.hasPreview',
    menus: { 'editor/title': { when: PREVIEW, group: 'navigation@1' } },
    load: () => import('../commands/toggle-play.ts'),
  },
  'glyphreel.showReel': {
    title: 'Show Reel of Preview',
    icon: '$(go-to-file)',
    palette: 'glyphreel.previewActive',
    menus: { 'editor/title': { when: PREVIEW, group: 'navigation@2' } },
    load: () => import('../commands/show-reel.ts'),
  },
  'glyphreel.copyLink': {
    title: 'Copy Link to This Moment',
    palette: 'glyphreel.hasPreview',
    menus: { 'editor/title': { when: PREVIEW, group: '1_preview@1' } },
    load: () => import('../commands/copy-link.ts'),
  },
  'glyphreel.insertEffect': {
    title: 'Insert Effect…',
    icon: '$(symbol-color)',
    palette: REEL,
    menus: {
      'editor/title': { when: PREVIEW, group: 'navigation@4' },
      'editor/context': { when: RESOURCE, group: '1_glyphreel@6' },
    },
    load: () => import('../commands/insert-effect.ts'),
  },
  'glyphreel.stepNumber': { title: 'Increase Number', palette: REEL, load: () => import('../commands/step-number.ts') },
  'glyphreel.toggleCosts': {
    title: 'Show or Hide Frame Costs',
    palette: REEL,
    load: () => import('../commands/toggle-costs.ts'),
  },
  'glyphreel.toggleSoundMeters': {
    title: 'Show or Hide Sound Meters',
    palette: 'glyphreel.hasPreview',
    menus: { 'editor/title': { when: PREVIEW, group: '1_preview@2' } },
    load: () => import('../commands/toggle-sound-meters.ts'),
  },
  'glyphreel.toggleItemLenses': {
    title: 'Show or Hide Item Lenses',
    palette: REEL,
    load: () => import('../commands/toggle-item-lenses.ts'),
  },
  'glyphreel.hideItems': {
    title: 'Hide Items in Preview',
    palette: 'internal',
    load: () => import('../commands/hide-items.ts'),
  },
  'glyphreel.revealCode': {
    title: 'Show in Reel',
    palette: 'internal',
    load: () => import('../commands/reveal-code.ts'),
  },
  [EXTRACT_COMMAND]: {
    title: 'Extract and Rename',
    palette: 'internal',
    load: () => import('../commands/apply-and-rename.ts'),
  },
  'glyphreel.openVideo': {
    title: 'Open Video',
    icon: '$(play)',
    palette: false,
    menus: { 'view/item/context': { when: itemIn('done'), group: 'inline@1' } },
    load: () => import('../commands/open-video.ts'),
  },
  'glyphreel.copyVideoPath': {
    title: 'Copy Path',
    palette: false,
    menus: { 'view/item/context': { when: itemIn('done'), group: '1_copy@1' } },
    load: () => import('../commands/copy-video-path.ts'),
  },
  'glyphreel.openReport': {
    title: 'Open Brightness Report',
    icon: '$(graph-line)',
    palette: false,
    menus: { 'view/item/context': { when: itemIn('done'), group: 'inline@2' } },
    load: () => import('../commands/open-report.ts'),
  },
  'glyphreel.revealVideo': {
    title: 'Reveal in File Explorer',
    icon: '$(folder-opened)',
    palette: false,
    menus: { 'view/item/context': { when: itemIn('done'), group: 'inline@3' } },
    load: () => import('../commands/reveal-video.ts'),
  },
  'glyphreel.retryRender': {
    title: 'Render Again',
    icon: '$(refresh)',
    palette: TRUSTED_REEL,
    menus: { 'view/item/context': { when: itemIn(ENDED), group: 'inline@4' } },
    load: () => import('../commands/retry-render.ts'),
  },
  'glyphreel.removeRender': {
    title: 'Remove from List',
    icon: '$(close)',
    palette: false,
    menus: { 'view/item/context': { when: itemIn(ENDED), group: '9_remove' } },
    load: () => import('../commands/remove-render.ts'),
  },
  'glyphreel.clearRenders': {
    title: 'Clear Finished Renders',
    icon: '$(clear-all)',
    palette: false,
    menus: { 'view/title': { when: RENDERS, group: 'navigation@2' } },
    load: () => import('../commands/clear-renders.ts'),
  },
} as const satisfies Record<string, CommandSpec>;
