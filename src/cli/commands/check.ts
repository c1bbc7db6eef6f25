// `check FILE…`: the diagnostics of reels, as a compiler prints them or as JSON.

import { Command, Option } from 'commander';
import { platformNames } from '../../catalog/delivery-platforms.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { GlyphreelError } from '../../contract/errors.ts';
import type { SyncReport } from '../../contract/render.ts';
import { CliError, EXIT } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { loadOptions } from '../load-options.ts';
import { type LoadedReel, loadReel } from '../load-reel.ts';
import { describeSync, measureSync } from '../measure-sync.ts';
import { allowCodeOption, allowPathOption, setOption } from '../options.ts';
import { prepareDrawing } from '../prepare-drawing.ts';
import { summarise } from '../summarise.ts';
import { pathOf, sayDiagnostics } from '../say-diagnostics.ts';
import { errColors, friendlyPath, outColors, print, printJson, say } from '../terminal.ts';
import { type TypedVoices, voiceOption } from '../voices.ts';

interface CheckOptions {
  json?: boolean;
  sync?: boolean;
  frames?: boolean;
  delivery?: string;
  allowCode?: boolean;
  allowPath?: string[];
  voice?: TypedVoices;
  set?: ReadonlyMap<string, string>;
}

export function checkCommand(): Command {
  return new Command('check')
    .description('report errors and warnings in reels')
    .argument('<file...>', 'reels to check')
    .option('--json', 'print the diagnostics as one JSON array, positions counted from 0')
    .option('--sync', 'draw every frame, and measure how closely jumps of brightness follow the beats')
    .addOption(
      new Option(
        '--delivery <platform>',
        'encode a second of each scene as the platform does, and measure what is lost and what helps',
      ).choices(platformNames),
    )
    .option('--frames', 'draw every frame at a small size, and report flashes and stripes that may cause seizures')
    .addOption(allowCodeOption())
    .addOption(allowPathOption())
    .addOption(voiceOption())
    .addOption(setOption())
    .addHelpText(
      'after',
      '\nExits with 1 where a reel has an error or could not be checked; warnings alone leave it at 0.',
    )
    .action(check);
}

async function check(files: string[], options: CheckOptions): Promise<void> {
  const rows: object[] = [];
  let failed = false;
  for (const file of files) {
    try {
      const reel = await loadReel(file, {
        ...loadOptions(options),
        listen: true,
        onTrouble: (error) => {
          // Without an ffmpeg nothing can be said about the sound. One that fails on it may fail in the render too.
          const isFault = error.code !== 'machine-no-ffmpeg';
          failed ||= isFault;
          if (isFault && options.json) rows.push(errorRow(file, error));
          else
            say(
              `${isFault ? errColors.red(errColors.bold('error')) : errColors.yellow('note')}: not all of ${friendlyPath(file)} was checked: ${error.message}`,
            );
        },
      });
      failed ||= reel.diagnostics.some((d) => d.severity === 'error');
      const isSound = !reel.diagnostics.some((d) => d.severity === 'error');
      const diagnostics = [
        ...reel.diagnostics,
        ...(options.frames && isSound ? await framesOf(file, reel, options) : []),
      ];
      if (options.json) rows.push(...diagnostics.map((d) => toRow(d, pathOf(d, reel))));
      else {
        await sayDiagnostics(diagnostics, reel);
        const summary = summarise(diagnostics);
        print(`${friendlyPath(reel.path)}: ${summary ?? outColors.green('no errors')}`);
      }
      if (options.sync && isSound) {
        const sync = await syncOf(file, reel.plan.format.fps, options);
        if (options.json) rows.push({ file, code: 'sync', severity: 'info', message: describeSync(sync), sync });
        else print(`${friendlyPath(reel.path)}: ${describeSync(sync)}`);
      }
      if (options.delivery !== undefined && isSound) await checkDelivered(file, options.delivery, options, rows);
    } catch (error) {
      // An unreadable file must not hide the diagnostics of the others.
      if (!(error instanceof CliError)) throw error;
      failed = true;
      if (options.json) rows.push(errorRow(file, error));
      else {
        say(`${errColors.red(errColors.bold('error'))}: ${error.message}`);
        if (error.help) say(`  ${errColors.bold('help')}: ${error.help}`);
      }
    }
  }
  if (options.json) printJson(rows);
  if (failed) process.exitCode = EXIT.input;
}

/** At the reel's own rate, small, but with all of its shaders. */
function framesOf(
  file: string,
  { plan: { format } }: LoadedReel,
  { allowCode, allowPath, voice, set }: CheckOptions,
): Promise<Diagnostic[]> {
  return interruptible(async (signal) => {
    const { checkFrames, CHECKED_SIDE } = await import('../check-frames.ts');
    const scale = Math.min(1, CHECKED_SIDE / Math.min(format.width, format.height));
    const options = {
      quality: 'production' as const,
      resolution: { width: Math.round(format.width * scale), height: Math.round(format.height * scale) },
      allowCode: allowCode === true,
      ...(allowPath ? { allowPath } : {}),
      ...(voice ? { voice } : {}),
      ...(set ? { set } : {}),
    };
    const { order, frames } = await prepareDrawing(file, options, signal);
    return checkFrames(order, frames, signal);
  });
}

/** Scenes are printed as they are measured: each takes some seconds. */
async function checkDelivered(
  file: string,
  platform: string,
  { json, allowCode, allowPath, voice, set }: CheckOptions,
  rows: object[],
): Promise<void> {
  const { describeDelivery, measureDelivery, sceneLines } = await import('../measure-delivery.ts');
  const report = await interruptible((signal) =>
    measureDelivery(
      file,
      platform,
      {
        allowCode: allowCode === true,
        ...(allowPath ? { allowPath } : {}),
        ...(voice ? { voice } : {}),
        ...(set ? { set } : {}),
      },
      json
        ? {}
        : {
            onStart: (scene, number, of) => say(errColors.dim(`measuring ${scene} (${number} of ${of})`)),
            onScene(scene) {
              const [line, ...help] = sceneLines(scene);
              print(`${friendlyPath(file)}: ${line}`);
              for (const each of help) print(`  ${outColors.bold('help')}: ${each}`);
            },
          },
      signal,
    ),
  );
  if (json)
    rows.push({ file, code: 'delivery', severity: 'info', message: describeDelivery(report), delivery: report });
  else print(`${friendlyPath(file)}: ${describeDelivery(report)}`);
}

/** At the reel's own rate, in which beats and simulations step. */
function syncOf(file: string, fps: number, { allowCode, allowPath, voice, set }: CheckOptions): Promise<SyncReport> {
  return interruptible(async (signal) => {
    const options = {
      quality: 'draft' as const,
      fps,
      allowCode: allowCode === true,
      ...(allowPath ? { allowPath } : {}),
      ...(voice ? { voice } : {}),
      ...(set ? { set } : {}),
    };
    const { order, frames } = await prepareDrawing(file, options, signal);
    return measureSync(order, frames, fps, signal);
  });
}

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const errorRow = (file: string, { message, help }: GlyphreelError): object => ({
  file,
  code: 'missing-file',
  severity: 'error',
  message,
  range: NOWHERE,
  help,
  fixes: [],
});

function toRow({ code, severity, message, range, help, fixes }: Diagnostic, file: string): object {
  return { file, code, severity, message, range, help: help ?? null, fixes: fixes ?? [] };
}
