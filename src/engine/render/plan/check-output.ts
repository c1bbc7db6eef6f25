// Where a render writes: the file a path leads to, checked before anything is drawn.

import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ScenePlan } from '../../../contract/plan.ts';
import {
  outputContainer,
  outputIrregular,
  outputIsFolder,
  outputIsInput,
  outputNotWritable,
  writeTrouble,
} from '../../errors/render-errors.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { irregularKind } from '../../files/regular-file.ts';

/** Symbolic links followed before a path counts as a circle, as Linux does. */
const MOST_LINKS = 40;

/**
 * The file that `output` leads to: a symbolic link is followed, so that the link stays and its target is replaced. Creates its
 * folder. Throws `input-output` for folders, devices, named pipes and sockets, other containers, and for the reel's own inputs.
 */
export function checkOutput(output: string, reel: string, plan: ScenePlan): string {
  if (!/\.mp4$/i.test(output)) throw outputContainer(output);
  let target: string;
  try {
    target = followLinks(output);
    const info = statSync(target, { throwIfNoEntry: false });
    if (info?.isDirectory()) throw outputIsFolder(output);
    const kind = info ? irregularKind(info) : null;
    if (kind !== null) throw outputIrregular(output, kind);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? outputNotWritable(output, writeTrouble(error)) : error;
  }
  for (const input of [reel, ...inputsOf(plan)]) if (isSameFile(target, input)) throw outputIsInput(output, input);
  try {
    makeFolder(path.dirname(target));
  } catch (error) {
    throw outputNotWritable(output, writeTrouble(error));
  }
  return target;
}

/** Every file that the plan names. */
export function inputsOf(plan: ScenePlan): string[] {
  const fonts = [
    plan.font,
    ...plan.scenes.flatMap(({ items }) => items.map((item) => ('font' in item ? item.font : null))),
  ];
  return [plan.audio, plan.captions, ...fonts, ...plan.scenes.flatMap(({ media }) => media), ...plan.modules].flatMap(
    (file) => (file ? [file.path] : []),
  );
}

function followLinks(output: string): string {
  let at = path.resolve(output);
  for (let links = 0; ; links++) {
    if (!lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at;
    if (links === MOST_LINKS) throw Object.assign(new Error('ELOOP'), { code: 'ELOOP', syscall: 'readlink' });
    at = path.resolve(path.dirname(at), readlinkSync(at));
  }
}

function isSameFile(a: string, b: string): boolean {
  try {
    const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })];
    return (one.ino === other.ino && one.dev === other.dev) || realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
