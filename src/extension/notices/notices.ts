// Every message that the extension shows, one factory each. Wording lives here and nowhere else.

import path from 'node:path';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { Estimate } from '../../contract/render.ts';
import { outputVariableList } from '../manifest/output-variables.ts';
import type { RenderItem } from '../renders/render-item.ts';
import { formatSeconds } from '../shared/format-seconds.ts';
import { failureText } from '../shared/failure.ts';
import type { Notice, NoticeAction } from './notice.ts';

const NEW_REEL: NoticeAction = { title: 'New Reel from Example…', command: 'glyphreel.newFromExample' };
const MANAGE_TRUST: NoticeAction = { title: 'Manage Trust', command: 'workbench.trust.manage' };
const SHOW_LOG: NoticeAction = { title: 'Show Log', command: 'glyphreel.showLog' };
const setting = (title: string, key: string): NoticeAction => ({
  title,
  command: 'workbench.action.openSettings',
  args: [`glyphreel.${key}`],
});

const info = (message: string, ...actions: NoticeAction[]): Notice => ({ severity: 'info', message, actions });
const warning = (message: string, ...actions: NoticeAction[]): Notice => ({ severity: 'warning', message, actions });
const error = (message: string, ...actions: NoticeAction[]): Notice => ({ severity: 'error', message, actions });

// ---- reels ----

export const noReelOpen = (): Notice => info('Open a reel first (a .reel file).', NEW_REEL);

export const planNotReady = (file: string): Notice =>
  error(`The language server has not read ${path.basename(file)} yet. Try again in a moment.`);

export const nothingMarked = (): Notice => info('Mark a range in the preview first: I marks its start and O its end.');

export const noSceneAtCursor = (): Notice => info('Put the cursor inside the scene that you want to render.');

export const noPicture = (brokenScene: string | null): Notice =>
  info(
    brokenScene === null
      ? 'This reel has no scene without errors to take a frame from.'
      : `There is no picture of ${brokenScene} yet, because it has errors.`,
  );

export const frameSaved = (uri: { path: string }): Notice =>
  info(`Saved ${path.posix.basename(uri.path)}.`, { title: 'Open', command: 'vscode.open', args: [uri] });

export const exampleNotCopied = (cause: unknown): Notice => error(`The reel was not created: ${failureText(cause)}`);

export const notConverted = (file: { path: string }, cause: unknown): Notice =>
  error(`${path.posix.basename(file.path)} was not converted: ${failureText(cause)}`);

/** `reel`: the one in the editor, which can be told to use the module. */
export const effectsWritten = (module: string, reel: string | null): Notice =>
  reel === null
    ? info(`Wrote ${module}. A reel beside it uses it with: use "./${module}"`)
    : info(`Wrote ${module}, and its types.`, { title: `Use in ${reel}` });

export const effectsNotWritten = (module: string, cause: unknown): Notice =>
  error(`${module} was not written: ${failureText(cause)}`);

export const notAnalyzed = (file: string, cause: unknown): Notice =>
  error(`${file} was not analyzed: ${failureText(cause)}`);

/** `reasons`: sentences about scenes that keep their gamma. */
export const gammaNotApplied = (reasons: readonly string[]): Notice => warning(reasons.join(' '));

// ---- renders ----

/** `notes`: sentences about what a platform changed. */
export const delivered = (label: string, notes: readonly string[]): Notice => info(`${label}: ${notes.join(' ')}`);

export const renderNeedsTrust = (): Notice =>
  warning('Rendering writes files and runs ffmpeg, so it needs a trusted workspace.', MANAGE_TRUST);

/** `uri`: of the reel. A diagnostic has a place to show, a plain reason has none. */
export const notRendered = (problem: Diagnostic | { message: string }, uri: unknown): Notice =>
  error(
    `Not rendered: ${problem.message}`,
    ...('range' in problem ? [{ title: 'Show', command: 'glyphreel.revealCode', args: [uri, problem.range] }] : []),
  );

export const unknownOutputVariable = (variables: readonly string[]): Notice =>
  warning(
    `Not rendered: the setting glyphreel.render.output has ${variables.length === 1 ? 'an unknown variable' : 'unknown variables'}, ${variables.join(', ')}. Valid ones are ${outputVariableList()}.`,
    setting('Open Setting', 'render.output'),
  );

export const REPLACE = 'Replace';
export const KEEP_BOTH = 'Keep Both';

const replaceOrKeep = (message: string, detail: string): Notice => ({
  severity: 'warning',
  message,
  detail,
  actions: [{ title: REPLACE }, { title: KEEP_BOTH }],
});

export const foreignVideo = (output: string): Notice =>
  replaceOrKeep(
    `${path.basename(output)} already exists. Replace it?`,
    `It was not rendered from this reel in this editor. "${KEEP_BOTH}" renders under another name.\n\n${output}`,
  );

export const otherPartVideo = (output: string): Notice =>
  replaceOrKeep(
    `Replace ${path.basename(output)}, which has another part of this reel?`,
    `With \${part} in the setting glyphreel.render.output, parts have names of their own. "${KEEP_BOTH}" renders under another name.\n\n${output}`,
  );

export const betterVideo = (output: string, existing: string, wanted: string): Notice =>
  replaceOrKeep(
    `Replace the ${existing} render ${path.basename(output)}${wanted === 'auto' ? '' : ` with a ${wanted} render`}?`,
    `${wanted === 'auto' ? 'The quality setting "auto" may choose a lower quality.' : `${wanted} is a lower quality than ${existing}.`} "${KEEP_BOTH}" renders under another name.\n\n${output}`,
  );

export const queuedForSameVideo = (output: string, label: string): Notice =>
  replaceOrKeep(
    `${path.basename(output)} is also the output of ${label}, which has not been rendered yet. Render both to the same file?`,
    `The later render would replace the earlier one. "${KEEP_BOTH}" renders under another name.\n\n${output}`,
  );

export const estimated = (label: string, answer: Estimate): Notice => {
  const { width, height, fps } = answer.format;
  const size = answer.bytes > 0 ? `, about ${(answer.bytes / 1e6).toFixed(answer.bytes < 1e7 ? 1 : 0)} MB` : '';
  return info(
    `Rendering ${label} would take about ${formatSeconds(answer.seconds)}: ${answer.frames} frames at ${answer.quality} quality (${width}×${height}, ${fps} fps) with ${answer.workers} ${answer.workers === 1 ? 'worker' : 'workers'}${size}.`,
    { title: 'Render Reel' },
  );
};

export const rendered = (item: RenderItem, done: NonNullable<RenderItem['done']>): Notice => {
  const { misses, wallSeconds, cachedSegments, segments } = done;
  const cached = cachedSegments > 0 ? ` (${cachedSegments} of ${segments} segments from the cache)` : '';
  const dark =
    misses > 0 ? ` ${misses} ${misses === 1 ? 'segment misses its' : 'segments miss their'} brightness target.` : '';
  return info(
    `Rendered ${item.label} in ${formatSeconds(wallSeconds)}${cached}.${dark}`,
    { title: 'Open', command: 'glyphreel.openVideo', args: [item] },
    { title: 'Reveal', command: 'glyphreel.revealVideo', args: [item] },
    { title: 'Copy Path', command: 'glyphreel.copyVideoPath', args: [item] },
    { title: 'Report', command: 'glyphreel.openReport', args: [item] },
  );
};

export const renderFailed = (item: RenderItem): Notice => {
  const cause = item.error ?? { message: 'The render ended without a result.', help: '' };
  return error(
    `${item.label}: ${[cause.message, cause.help].filter(Boolean).join(' ')}`,
    ...('code' in cause && cause.code === 'machine-no-ffmpeg' ? [setting('Set Path…', 'ffmpegPath')] : []),
    { title: 'Render Again', command: 'glyphreel.retryRender', args: [item] },
    SHOW_LOG,
  );
};

export const rendersInterrupted = (items: readonly RenderItem[]): Notice =>
  info(
    items.length === 1
      ? `Rendering ${items[0]!.label} was interrupted when the window closed. Finished clips are kept.`
      : `${items.length} renders were interrupted when the window closed. Finished clips are kept.`,
    { title: items.length === 1 ? 'Resume' : 'Resume All' },
    { title: 'Show Renders', command: 'glyphreel.showRenders' },
  );

export const notRenderedYet = (uri: { path: string }): Notice =>
  info(`${path.posix.basename(uri.path)} has not been rendered yet.`, {
    title: 'Render…',
    command: 'glyphreel.renderWith',
    args: [uri],
  });

export const reelGone = (label: string): Notice =>
  error(`${label} cannot be rendered again: its reel no longer exists.`);

export const noReport = (reel: string | null): Notice =>
  info(reel === null ? 'No report yet. Render a reel to create one.' : `No report yet. Render ${reel} to create one.`);

export const reportGone = (label: string): Notice =>
  info(`The report of ${label} is no longer in the cache. Render it again to create one.`);

export const videoGone = (output: string): Notice => error(`${output} no longer exists.`);

// ---- machine ----

export const cacheInUse = (): Notice => info('A render is running. Clear the cache when it is done.');

export const cacheCleared = (bytes: number): Notice =>
  info(bytes > 0 ? `Render cache cleared (${(bytes / 1e6).toFixed(1)} MB freed).` : 'The render cache was empty.');

export const engineKeepsCrashing = (): Notice =>
  error(
    'The Glyphreel engine keeps crashing. Previews and renders are paused.',
    { title: 'Restart Engine', command: 'glyphreel.restartEngine' },
    SHOW_LOG,
  );

/** Shown by the language client itself, which takes text alone. */
export const SERVER_KEEPS_CRASHING =
  'The Glyphreel language server keeps crashing. Reload the window to restart it; see the log for details.';

export const documentationMissing = (page: string): Notice =>
  error(`The documentation page ${page} is not part of this installation.`);

export const commandFailed = (cause: unknown): Notice => error(failureText(cause));
