// One fault at one moment: the render that meets it, then a render without it. Returns what was violated, as sentences.

import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { MOMENTS, unmountAll } from './faults.ts';
import type { Fault, Moment } from './faults.ts';
import { brokenVideo, finishedClips, leftFiles, openStage, processesOf, render } from './stage.ts';
import type { Run, Stage } from './stage.ts';

/** What is counted over a campaign; all but `tried` must be 0. */
export interface Tally {
  tried: number;
  hangs: number;
  orphans: number;
  lostClips: number;
  brokenOutputs: number;
  leftFiles: number;
  wrongEnds: number;
}

export const emptyTally = (): Tally => ({
  tried: 0,
  hangs: 0,
  orphans: 0,
  lostClips: 0,
  brokenOutputs: 0,
  leftFiles: 0,
  wrongEnds: 0,
});

export async function tryFault(fault: Fault, moment: Moment | null, tally: Tally): Promise<string[]> {
  const stage = openStage();
  const violations: string[] = [];
  const note = (key: Exclude<keyof Tally, 'tried'>, count: number, sentence: string) => {
    if (count === 0) return;
    tally[key] += count;
    violations.push(sentence);
  };
  tally.tried++;
  try {
    const run = await meet(stage, fault, moment);
    const end = run.signal === null ? run.code : 'signal';
    note('hangs', run.hung ? 1 : 0, 'it did not end');
    note(
      'wrongEnds',
      run.hung || fault.ends.includes(end as number) ? 0 : 1,
      `it ended with ${run.code ?? run.signal}: ${lastLine(run)}`,
    );
    note('wrongEnds', saysBug(run) ? 1 : 0, `it calls the fault its own: ${lastLine(run)}`);
    const orphans = await orphansOf(stage);
    note('orphans', orphans.length, `${orphans.length} processes are left`);
    for (const pid of orphans) process.kill(pid, 'SIGKILL');
    const broken = brokenVideo(stage);
    note('brokenOutputs', broken === null ? 0 : 1, `the video is broken: ${broken}`);
    // A killed command cannot clean up; the next render does.
    if (end !== 'signal') note('leftFiles', leftFiles(stage).length, `left: ${leftFiles(stage).join(', ')}`);

    const clips = finishedClips(stage);
    unmountAll(stage);
    stage.restore();
    const after = await render(stage);
    const done = after.events.find((event) => event.type === 'done');
    note('wrongEnds', after.code === 0 ? 0 : 1, `the render after it ended with ${after.code}: ${lastLine(after)}`);
    const kept = new Set(finishedClips(stage));
    const lost = fault.destroysCache ? 0 : clips.filter((key) => !kept.has(key)).length;
    note('lostClips', lost, `${lost} finished clips were lost`);
    note(
      'brokenOutputs',
      done && brokenVideo(stage) === null && existsSync(stage.output) ? 0 : 1,
      'the video after it is broken',
    );
    const left = leftFiles(stage).filter((name) => !/partial/.test(name));
    note('leftFiles', left.length, `left after the next render: ${left.join(', ')}`);
  } finally {
    unmountAll(stage);
    stage.dispose();
  }
  return violations;
}

/** Renders once; at the moment the fault strikes. */
async function meet(stage: Stage, fault: Fault, moment: Moment | null): Promise<Run> {
  let struck = false;
  return render(stage, {
    ...fault.prepare?.(stage),
    onEvent(event, child) {
      if (struck || moment === null || !MOMENTS[moment](event)) return;
      struck = true;
      fault.strike?.(stage, child.pid!);
    },
  });
}

/** Processes that have not ended a while after the command has; encoders end when they see that their input has ended. */
async function orphansOf(stage: Stage): Promise<number[]> {
  const until = performance.now() + 15_000;
  let left = processesOf(stage);
  while (left.length > 0 && performance.now() < until) {
    await sleep(100);
    left = processesOf(stage);
  }
  return left;
}

const lastError = (run: Run) => run.events.findLast((event) => event.type === 'error');
const lastLine = (run: Run): string => lastError(run)?.message ?? run.stderr.trim().split('\n').at(-1) ?? '';
const saysBug = (run: Run): boolean => lastError(run)?.code === 'internal';
