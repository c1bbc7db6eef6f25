// Every message that the extension shows, one factory each. Wording lives here and nowhere else.

import path from 'node:path';
import { l10n } from 'vscode';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { Estimate } from '../../contract/render.ts';
import { outputVariableList } from '../manifest/output-variables.ts';
import type { RenderItem } from '../renders/render-item.ts';
import { formatSeconds } from '../shared/format-seconds.ts';
import { failureText } from '../shared/failure.ts';
import type { Notice, NoticeAction } from './notice.ts';

const NEW_REEL: NoticeAction = { title: l10n.t('New Reel from Example…'), command: 'glyphreel.newFromExample' };
const MANAGE_TRUST: NoticeAction = { title: l10n.t('Manage Trust'), command: 'workbench.trust.manage' };
const SHOW_LOG: NoticeAction = { title: l10n.t('Show Log'), command: 'glyphreel.showLog' };
const setting = (title: string, key: string): NoticeAction => ({
  title,
  command: 'workbench.action.openSettings',
  args: [`glyphreel.${key}`],
});

const info = (message: string, ...actions: NoticeAction[]): Notice => ({ severity: 'info', message, actions });
const warning = (message: string, ...actions: NoticeAction[]): Notice => ({ severity: 'warning', message, actions });
const error = (message: string, ...actions: NoticeAction[]): Notice => ({ severity: 'error', message, actions });

// ---- reels ----

export const noReelOpen = (): Notice => info(l10n.t('Open a reel first (a .reel file).'), NEW_REEL);

export const planNotReady = (file: string): Notice =>
  error(l10n.t('The language server has not read {0} yet. Try again in a moment.', path.basename(file)));

export const nothingMarked = (): Notice =>
  info(l10n.t('Mark a range in the preview first: I marks its start and O its end.'));

export const noSceneAtCursor = (): Notice => info(l10n.t('Put the cursor inside the scene that you want to render.'));

export const noPicture = (brokenScene: string | null): Notice =>
  info(
    brokenScene === null
      ? l10n.t('This reel has no scene without errors to take a frame from.')
      : l10n.t('There is no picture of {0} yet, because it has errors.', brokenScene),
  );

export const frameSaved = (uri: { path: string }): Notice =>
  info(l10n.t('Saved {0}.', path.posix.basename(uri.path)), {
    title: l10n.t('Open'),
    command: 'vscode.open',
    args: [uri],
  });

export const pasteNeedsFolder = (): Notice =>
  info(l10n.t('Save the reel first: a pasted picture becomes a file beside it.'), {
    title: l10n.t('Save'),
    command: 'workbench.action.files.save',
  });

export const exampleNotCopied = (cause: unknown): Notice =>
  error(l10n.t('The reel was not created: {0}', failureText(cause)));

export const notConverted = (file: { path: string }, cause: unknown): Notice =>
  error(l10n.t('{0} was not converted: {1}', path.posix.basename(file.path), failureText(cause)));

/** `reel`: the one in the editor, which can be told to use the module. */
export const effectsWritten = (module: string, reel: string | null): Notice =>
  reel === null
    ? info(l10n.t('Wrote {0}. A reel beside it uses it with: use "./{0}"', module))
    : info(l10n.t('Wrote {0}, and its types.', module), { title: l10n.t('Use in {0}', reel) });

export const effectsNotWritten = (module: string, cause: unknown): Notice =>
  error(l10n.t('{0} was not written: {1}', module, failureText(cause)));

export const notAnalyzed = (file: string, cause: unknown): Notice =>
  error(l10n.t('{0} was not analyzed: {1}', file, failureText(cause)));

/** `reasons`: sentences about scenes that keep their gamma. */
export const gammaNotApplied = (reasons: readonly string[]): Notice => warning(reasons.join(' '));

// ---- renders ----

/** `notes`: sentences about what a platform changed. */
export const delivered = (label: string, notes: readonly string[]): Notice => info(`${label}: ${notes.join(' ')}`);

export const renderNeedsTrust = (): Notice =>
  warning(l10n.t('Rendering writes files and runs ffmpeg, so it needs a trusted workspace.'), MANAGE_TRUST);

/** `uri`: of the reel. A diagnostic has a place to show, a plain reason has none. */
export const notRendered = (problem: Diagnostic | { message: string }, uri: unknown): Notice =>
  error(
    l10n.t('Not rendered: {0}', problem.message),
    ...('range' in problem
      ? [{ title: l10n.t('Show'), command: 'glyphreel.revealCode', args: [uri, problem.range] }]
      : []),
  );

export const unknownOutputVariable = (variables: readonly string[]): Notice =>
  warning(
    variables.length === 1
      ? l10n.t(
          'Not rendered: the setting glyphreel.render.output has an unknown variable, {0}. Valid ones are {1}.',
          variables[0]!,
          outputVariableList(),
        )
      : l10n.t(
          'Not rendered: the setting glyphreel.render.output has unknown variables, {0}. Valid ones are {1}.',
          variables.join(', '),
          outputVariableList(),
        ),
    setting(l10n.t('Open Setting'), 'render.output'),
  );

export const REPLACE = l10n.t('Replace');
export const KEEP_BOTH = l10n.t('Keep Both');

/** `reason`: why it is asked. */
const replaceOrKeep = (message: string, reason: string, output: string): Notice => ({
  severity: 'warning',
  message,
  detail: `${reason} ${l10n.t('"{0}" renders under another name.', KEEP_BOTH)}\n\n${output}`,
  actions: [{ title: REPLACE }, { title: KEEP_BOTH }],
});

export const foreignVideo = (output: string): Notice =>
  replaceOrKeep(
    l10n.t('{0} already exists. Replace it?', path.basename(output)),
    l10n.t('It was not rendered from this reel in this editor.'),
    output,
  );

export const otherPartVideo = (output: string): Notice =>
  replaceOrKeep(
    l10n.t('Replace {0}, which has another part of this reel?', path.basename(output)),
    l10n.t('With ${part} in the setting glyphreel.render.output, parts have names of their own.'),
    output,
  );

export const betterVideo = (output: string, existing: string, wanted: string): Notice =>
  replaceOrKeep(
    wanted === 'auto'
      ? l10n.t('Replace the {0} render {1}?', existing, path.basename(output))
      : l10n.t('Replace the {0} render {1} with a {2} render?', existing, path.basename(output), wanted),
    wanted === 'auto'
      ? l10n.t('The quality setting "auto" may choose a lower quality.')
      : l10n.t('{0} is a lower quality than {1}.', wanted, existing),
    output,
  );

export const queuedForSameVideo = (output: string, label: string): Notice =>
  replaceOrKeep(
    l10n.t(
      '{0} is also the output of {1}, which has not been rendered yet. Render both to the same file?',
      path.basename(output),
      label,
    ),
    l10n.t('The later render would replace the earlier one.'),
    output,
  );

export const estimated = (label: string, answer: Estimate): Notice => {
  const { width, height, fps } = answer.format;
  const time = l10n.t('Rendering {0} would take about {1}.', label, formatSeconds(answer.seconds));
  const how = [
    l10n.t('{0} frames at {1} quality', answer.frames, answer.quality),
    `${width}×${height}`,
    `${fps} fps`,
    answer.workers === 1 ? l10n.t('1 worker') : l10n.t('{0} workers', answer.workers),
    ...(answer.bytes > 0 ? [l10n.t('about {0} MB', (answer.bytes / 1e6).toFixed(answer.bytes < 1e7 ? 1 : 0))] : []),
  ];
  return info(`${time} ${how.join(', ')}.`, { title: l10n.t('Render Reel') });
};

export const rendered = (item: RenderItem, done: NonNullable<RenderItem['done']>): Notice => {
  const { misses, wallSeconds, cachedSegments, segments } = done;
  const time = formatSeconds(wallSeconds);
  const sentences = [
    cachedSegments > 0
      ? l10n.t('Rendered {0} in {1} ({2} of {3} segments from the cache).', item.label, time, cachedSegments, segments)
      : l10n.t('Rendered {0} in {1}.', item.label, time),
    ...(misses === 0
      ? []
      : [
          misses === 1
            ? l10n.t('1 segment misses its brightness target.')
            : l10n.t('{0} segments miss their brightness target.', misses),
        ]),
  ];
  return info(
    sentences.join(' '),
    { title: l10n.t('Open'), command: 'glyphreel.openVideo', args: [item] },
    { title: l10n.t('Reveal'), command: 'glyphreel.revealVideo', args: [item] },
    { title: l10n.t('Copy Path'), command: 'glyphreel.copyVideoPath', args: [item] },
    { title: l10n.t('Report'), command: 'glyphreel.openReport', args: [item] },
  );
};

export const renderFailed = (item: RenderItem): Notice => {
  const cause = item.error ?? { message: l10n.t('The render ended without a result.'), help: '' };
  return error(
    `${item.label}: ${[cause.message, cause.help].filter(Boolean).join(' ')}`,
    ...('code' in cause && cause.code === 'machine-no-ffmpeg' ? [setting(l10n.t('Set Path…'), 'ffmpegPath')] : []),
    { title: l10n.t('Render Again'), command: 'glyphreel.retryRender', args: [item] },
    SHOW_LOG,
  );
};

export const rendersInterrupted = (items: readonly RenderItem[]): Notice =>
  info(
    items.length === 1
      ? l10n.t('Rendering {0} was interrupted when the window closed. Finished clips are kept.', items[0]!.label)
      : l10n.t('{0} renders were interrupted when the window closed. Finished clips are kept.', items.length),
    { title: items.length === 1 ? l10n.t('Resume') : l10n.t('Resume All') },
    { title: l10n.t('Show Renders'), command: 'glyphreel.showRenders' },
  );

export const notRenderedYet = (uri: { path: string }): Notice =>
  info(l10n.t('{0} has not been rendered yet.', path.posix.basename(uri.path)), {
    title: l10n.t('Render…'),
    command: 'glyphreel.renderWith',
    args: [uri],
  });

export const reelGone = (label: string): Notice =>
  error(l10n.t('{0} cannot be rendered again: its reel no longer exists.', label));

export const noReport = (reel: string | null): Notice =>
  info(
    reel === null
      ? l10n.t('No report yet. Render a reel to create one.')
      : l10n.t('No report yet. Render {0} to create one.', reel),
  );

export const reportGone = (label: string): Notice =>
  info(l10n.t('The report of {0} is no longer in the cache. Render it again to create one.', label));

export const videoGone = (output: string): Notice => error(l10n.t('{0} no longer exists.', output));

// ---- machine ----

export const cacheInUse = (): Notice => info(l10n.t('A render is running. Clear the cache when it is done.'));

export const cacheCleared = (bytes: number): Notice =>
  info(
    bytes > 0
      ? l10n.t('Render cache cleared ({0} MB freed).', (bytes / 1e6).toFixed(1))
      : l10n.t('The render cache was empty.'),
  );

export const engineKeepsCrashing = (): Notice =>
  error(
    l10n.t('The Glyphreel engine keeps crashing. Previews and renders are paused.'),
    { title: l10n.t('Restart Engine'), command: 'glyphreel.restartEngine' },
    SHOW_LOG,
  );

/** Shown by the language client itself, which takes text alone. */
export const SERVER_KEEPS_CRASHING = l10n.t(
  'The Glyphreel language server keeps crashing. Reload the window to restart it; see the log for details.',
);

export const documentationMissing = (page: string): Notice =>
  error(l10n.t('The documentation page {0} is not part of this installation.', page));

export const commandFailed = (cause: unknown): Notice => error(failureText(cause));
