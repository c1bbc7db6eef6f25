// Every command of the extension, once: title, icon, and where it applies. The manifest is generated from this map, and
// `registerCommands` demands a handler for each of its names.

export interface CommandSpec {
  title: string;
  icon?: string;
  /** Where the palette shows it; `false`: never (it belongs to a menu or a CodeLens). */
  palette: string | false;
  /** Other states in which it is greyed out in menus. */
  enablement?: string;
}

/** In its text, in its preview, or in the side bar beside it. */
const REEL = '(editorLangId == reel || glyphreel.reelActive)';
const TRUSTED_REEL = `${REEL} && isWorkspaceTrusted`;

export const COMMANDS = {
  'glyphreel.openPreview': { title: 'Open Preview', icon: '$(open-preview)', palette: REEL },
  'glyphreel.renderScene': { title: 'Render Scene', icon: '$(play-circle)', palette: TRUSTED_REEL },
  'glyphreel.renderReel': { title: 'Render Reel', icon: '$(run-all)', palette: TRUSTED_REEL },
  'glyphreel.renderSegment': { title: 'Render Segment…', palette: TRUSTED_REEL },
  'glyphreel.saveFrame': {
    title: 'Save Frame…',
    icon: '$(device-camera)',
    palette: `${REEL} || glyphreel.previewActive`,
  },
  'glyphreel.estimate': { title: 'Estimate Render Time', palette: TRUSTED_REEL },
  'glyphreel.showReport': { title: 'Show Brightness Report', icon: '$(graph-line)', palette: 'glyphreel.hasReports' },
  'glyphreel.cancelRender': { title: 'Cancel Render', icon: '$(debug-stop)', palette: 'glyphreel.rendering' },
  'glyphreel.showRenders': { title: 'Show Renders', palette: `${REEL} || glyphreel.active` },
  'glyphreel.newFromExample': { title: 'New Reel from Example…', icon: '$(new-file)', palette: 'true' },
  'glyphreel.clearCache': { title: 'Clear Render Cache', palette: 'glyphreel.active && !glyphreel.rendering' },
  'glyphreel.restartEngine': { title: 'Restart Engine', palette: 'glyphreel.active' },
  'glyphreel.showLog': { title: 'Show Log', palette: 'glyphreel.active' },
  'glyphreel.doctor': { title: 'Doctor', palette: 'true' },
  'glyphreel.togglePlay': { title: 'Play or Pause Preview', palette: 'glyphreel.previewActive' },
  'glyphreel.retryRender': { title: 'Render Again', icon: '$(refresh)', palette: false },
  'glyphreel.openVideo': { title: 'Open Video', icon: '$(play)', palette: false },
  'glyphreel.revealVideo': { title: 'Reveal in File Explorer', icon: '$(folder-opened)', palette: false },
  'glyphreel.openReport': { title: 'Open Report', icon: '$(graph-line)', palette: false },
  'glyphreel.removeRender': { title: 'Remove from List', icon: '$(close)', palette: false },
  'glyphreel.clearRenders': { title: 'Clear Finished Renders', icon: '$(clear-all)', palette: false },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;
export const CATEGORY = 'Glyphreel';
