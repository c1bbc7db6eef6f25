// Where a render writes and in which format: checked before anything is drawn.

import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { wrongFormatOption } from '../../../catalog/format-options.ts';
import { formatNamed, formatOfPath, knownExtensions, outputFormats } from '../../../catalog/output-formats.ts';
import type { FormatFacts, FormatOptionValues } from '../../../contract/format-facts.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import { requestedOutputs } from '../../../contract/render.ts';
import type { OutputRequest, RenderOptions } from '../../../contract/render.ts';
import {
  formatOptionWrong,
  formatUnknown,
  outputExtension,
  outputHoldsOthers,
  outputIrregular,
  outputIsFolder,
  outputIsInput,
  outputNeedsNumber,
  outputNotWritable,
  outputTwice,
  outputWithin,
  writeTrouble,
} from '../../errors/render-errors.ts';
import { followLinks } from '../../files/follow-links.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { irregularKind } from '../../../contract/irregular-kind.ts';
import { isFrameName, splitOutput } from '../../outputs/output-target.ts';
import type { WrittenTo } from '../../outputs/output-target.ts';
import { sidecarFiles } from '../report/write-report.ts';

/** The format of an output. */
export interface OutputChoice {
  /** As it was given. */
  path: string;
  format: FormatFacts;
  formatOptions: FormatOptionValues | undefined;
}

export interface CheckedOutput extends OutputChoice {
  /** The file that it leads to, or the folder of its frames: what appears when the render succeeds. */
  target: WrittenTo;
}

/** The format that the options name, or that the output's extension chooses. Throws `input-output` where neither is known. */
export function formatOf({ format, output }: Pick<OutputRequest, 'format' | 'output'>): FormatFacts {
  if (format === undefined) {
    const chosen = formatOfPath(output);
    if (!chosen) throw outputExtension(output, knownExtensions());
    return chosen;
  }
  const named = formatNamed(format);
  if (!named)
    throw formatUnknown(
      format,
      outputFormats.map(({ name }) => name),
    );
  const fits = [...named.extensions, ...(named.alsoExtensions ?? [])].some((extension) =>
    output.toLowerCase().endsWith(extension),
  );
  // A sequence may name its folder alone.
  if (!fits && !(named.isSequence && path.extname(output) === ''))
    throw outputExtension(output, named.extensions.join(' or '));
  return named;
}

/** The outputs of a render and their formats, the main one first. Throws `input-output` for a format or option that is not known. */
export function chooseOutputs(options: RenderOptions): OutputChoice[] {
  return requestedOutputs(options).map((request) => {
    const format = formatOf(request);
    const wrong = wrongFormatOption(format, request.formatOptions);
    if (wrong !== null) throw formatOptionWrong(wrong);
    return { path: request.output, format, formatOptions: request.formatOptions };
  });
}

/** Checks every output of a render as `checkOutput` does, and that none would replace another or a sidecar an input. The main one comes first. */
export function checkOutputs(options: RenderOptions, reel: string, plan: ScenePlan): CheckedOutput[] {
  const checked: CheckedOutput[] = [];
  for (const choice of chooseOutputs(options)) {
    const output = checkOutput(choice, reel, plan);
    for (const other of checked) {
      if (output.target.path === other.target.path || isSameFile(output.target.path, other.target.path))
        throw outputTwice(output.path);
      for (const [folder, inner] of [
        [output, other],
        [other, output],
      ] as const)
        if (folder.target.pattern !== null && inner.target.path.startsWith(folder.target.path + path.sep))
          throw outputWithin(inner.path, folder.path);
    }
    checked.push(output);
  }
  const files = sidecarFiles(checked[0]!.target.path);
  for (const name of options.sidecars ?? [])
    for (const input of [reel, ...inputsOf(plan)])
      if (isSameFile(files[name], input)) throw outputIsInput(files[name], input);
  return checked;
}

/**
 * The file or folder that `output` leads to: a symbolic link is followed, so that the link stays and its target is replaced.
 * Creates the folder around it. Throws `input-output` for devices, named pipes and sockets, the reel's own inputs, a folder where a
 * file is written, and for frames a folder that holds anything else.
 */
function checkOutput(choice: OutputChoice, reel: string, plan: ScenePlan): CheckedOutput {
  const { path: output, format, formatOptions } = choice;
  const given = splitOutput(format, output, formatOptions);
  const extension = format.extensions.find((known) => output.toLowerCase().endsWith(known));
  if (format.isSequence && extension !== undefined && given.path === output)
    throw outputNeedsNumber(output, `${output.slice(0, -extension.length)}/%05d${extension}`);
  let target: string;
  try {
    target = followLinks(given.path);
    const info = statSync(target, { throwIfNoEntry: false });
    if (info?.isDirectory()) checkFolder(target, given, output);
    const kind = info && !info.isDirectory() ? irregularKind(info) : null;
    if (kind !== null) throw outputIrregular(output, kind);
    if (info?.isFile() && (given.files || given.pattern !== null))
      throw outputNotWritable(output, 'its folder is a file');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? outputNotWritable(output, writeTrouble(error)) : error;
  }
  for (const input of [reel, ...inputsOf(plan)]) if (isSameFile(target, input)) throw outputIsInput(output, input);
  try {
    makeFolder(path.dirname(target));
  } catch (error) {
    throw outputNotWritable(output, writeTrouble(error));
  }
  return { ...choice, target: { ...given, path: target } };
}

function checkFolder(folder: string, { pattern, files }: WrittenTo, output: string): void {
  if (pattern === null && !files) throw outputIsFolder(output);
  const isOurs = (name: string) => files?.includes(name) ?? isFrameName(pattern!, name);
  const other = readdirSync(folder).find((name) => !isOurs(name));
  if (other !== undefined) throw outputHoldsOthers(folder, other);
}

/** Every file that the plan names. */
export function inputsOf(plan: ScenePlan): string[] {
  const fonts = [
    plan.font,
    ...plan.scenes.flatMap(({ items }) => items.map((item) => ('font' in item ? item.font : null))),
  ];
  const sounds = (plan.sounds ?? []).map(({ media }) => media);
  return [
    plan.audio,
    ...sounds,
    plan.captions,
    ...fonts,
    ...plan.scenes.flatMap(({ media }) => media),
    ...plan.modules,
  ].flatMap((file) => (file?.path ? [file.path] : []));
}

function isSameFile(a: string, b: string): boolean {
  try {
    const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })];
    return (one.ino === other.ino && one.dev === other.dev) || realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
