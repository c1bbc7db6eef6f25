// `render --data`: one video for each row. All rows are checked before the first is rendered.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pMap from 'p-map';
import type { ScenePlan } from '../../contract/plan.ts';
import type { RenderEvent, RenderOptions } from '../../contract/render.ts';
import { type PlanParam, readParam } from '../../contract/param.ts';
import { outputForeign } from '../../engine/errors/render-errors.ts';
import { isFarm, usesQueue } from '../../engine/farm/farm-address.ts';
import type { Farm } from '../../engine/farm/open-farm.ts';
import { confirmOverwrite } from '../confirm-overwrite.ts';
import { CliError, EXIT } from '../exit.ts';
import { type LoadedReel, loadReel, type LoadOptions, planToPlay } from '../load-reel.ts';
import { ReelError } from '../reel-error.ts';
import { RenderFailed } from '../render-failed.ts';
import { rowView } from './row-view.ts';
import { runJob } from '../run-job.ts';
import { counted, errColors, friendlyPath, outColors, print, printJson, say } from '../terminal.ts';
import { readRows, type Row, type Table } from './read-rows.ts';
import { columnsIn, literalFolder, outputOf, pathKey, patternProblem } from './row-output.ts';

export interface RowsJob {
  file: string;
  /** Path of the data. */
  data: string;
  /** Path of the outputs, with `{row.NAME}`. */
  pattern: string;
  load: LoadOptions;
  scene?: string;
  json: boolean;
  overwrite: boolean;
  /** The options of one row's job. */
  optionsOf: (output: string, reelFps: number) => RenderOptions;
  /** Changes plan and options for a platform. */
  deliver: (plan: ScenePlan, options: RenderOptions) => { plan: ScenePlan; options: RenderOptions };
  signal: AbortSignal;
}

/** What became of a row; an entry of `rows.report.json`. */
export interface RowResult {
  row: number;
  line: number;
  status: 'rendered' | 'invalid' | 'failed' | 'not rendered';
  output: string | null;
  message?: string;
  segments?: number;
  cachedSegments?: number;
}

interface Checked {
  row: Row;
  output: string;
  values: ReadonlyMap<string, string>;
  /** As it was checked; later rows of a long table are loaded again, to bound the memory. */
  reel?: LoadedReel;
}

const MAX_KEPT_REELS = 500;

export async function renderRows(job: RowsJob): Promise<void> {
  const table = readTable(job.data);
  const wrong = patternProblem(job.pattern, table.columns);
  if (wrong) throw wrong;
  const { params } = await loadReel(job.file, job.load);
  noteColumns(job, table, params);
  const results = new Map<Row, RowResult>();
  const refuse = (row: Row, at: { line: number; column: number }, message: string): void => {
    results.set(row, { row: row.number, line: row.line, status: 'invalid', output: null, message });
    say(`${errColors.red(errColors.bold('error'))}: ${friendlyPath(job.data)}:${at.line}:${at.column}: ${message}`);
  };
  const fitting = table.rows.flatMap((row): Checked[] => {
    const checked = checkCells(job, row, params, refuse);
    return checked ? [checked] : [];
  });
  refuseDuplicates(job.data, fitting);
  const good: Checked[] = [];
  for (const each of fitting) {
    job.signal.throwIfAborted();
    const checked = await checkReel(job, each.values);
    if ('problem' in checked) refuse(each.row, { line: each.row.line, column: 1 }, checked.problem);
    else good.push(good.length < MAX_KEPT_REELS ? { ...each, reel: checked } : each);
  }
  const report = path.join(literalFolder(job.pattern), 'rows.report.json');
  if (!job.overwrite) {
    if (existsSync(report) && !isOwnReport(report)) throw outputForeign(report);
    for (const { output } of good) await confirmOverwrite(job.optionsOf(output, 24), !job.json, job.signal);
  }
  for (const { row, output } of good)
    results.set(row, { row: row.number, line: row.line, status: 'not rendered', output });
  try {
    await renderAll(job, good, results);
  } finally {
    const list = table.rows.flatMap((row) => results.get(row) ?? []);
    mkdirSync(path.dirname(report), { recursive: true });
    writeFileSync(
      report,
      `${JSON.stringify({ glyphreel: 'rows', reel: job.file, data: job.data, rows: list }, null, 2)}\n`,
    );
    summarise(job, list, report);
  }
}

/** Rows whose clips are in a queue at once: enough to keep many workers busy while others are prepared and joined. */
const ROWS_AT_ONCE = 8;

async function renderAll(job: RowsJob, rows: readonly Checked[], results: Map<Row, RowResult>): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const options = job.optionsOf(first.output, 24);
  const farm = isFarm(options)
    ? await (await import('../../engine/farm/open-farm.ts')).openFarm(options, job.signal)
    : null;
  const atOnce = usesQueue(options) ? ROWS_AT_ONCE : 1;
  try {
    await pMap(
      rows.entries(),
      ([index, row]) =>
        renderRow(job, row, { number: index + 1, rows: rows.length, farm, isAlone: atOnce === 1 }, results),
      { concurrency: atOnce },
    );
  } finally {
    await farm?.close();
  }
}

interface RowRun {
  number: number;
  rows: number;
  farm: Farm | null;
  /** No other row is rendered at the same time. */
  isAlone: boolean;
}

async function renderRow(
  job: RowsJob,
  { row, output, values, reel: checked }: Checked,
  { number, rows, farm, isAlone }: RowRun,
  results: Map<Row, RowResult>,
): Promise<void> {
  job.signal.throwIfAborted();
  if (job.json) printJson({ type: 'row', row: row.number, number, rows, output });
  else say(`Row ${row.number} (${number} of ${rows}): ${friendlyPath(output)}`);
  const result: RowResult = { row: row.number, line: row.line, status: 'failed', output };
  results.set(row, result);
  try {
    const reel = checked ?? (await loadReel(job.file, { ...job.load, params: values }));
    const plan = planToPlay(reel, job.scene);
    const onEvent = (event: RenderEvent): void => {
      if (event.type !== 'done') return;
      Object.assign(result, { segments: event.segments, cachedSegments: event.cachedSegments });
    };
    const delivered = job.deliver(plan, job.optionsOf(output, plan.format.fps));
    await runJob(
      { plan: delivered.plan, reel: reel.path, options: delivered.options },
      { json: job.json, overwrite: true, onEvent, farm, ...(isAlone ? {} : { view: rowView(row.number, job.json) }) },
      job.signal,
    );
    result.status = 'rendered';
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    result.message = error.message;
    if (error.exitCode === EXIT.interrupted || job.signal.aborted) throw error;
    if (!(error instanceof RenderFailed))
      say(`${errColors.red(errColors.bold('error'))}: row ${row.number}: ${error.message}`);
  }
}

function readTable(file: string): Table {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CliError(EXIT.input, `Expected a readable file of rows, but ${friendlyPath(file)} cannot be read.`);
  }
  return readRows(friendlyPath(file), text);
}

/** Columns that nothing uses are most often misspelled. */
function noteColumns({ pattern, json }: RowsJob, { columns }: Table, params: readonly PlanParam[]): void {
  const used = new Set([...columnsIn(pattern), ...params.map(({ name }) => name)]);
  const unused = columns.filter((name) => !used.has(name));
  if (unused.length === 0 || json) return;
  const names = unused.map((name) => `"${name}"`).join(', ');
  const takes = params.length > 0 ? ` The reel takes ${params.map(({ name }) => name).join(', ')}.` : '';
  say(`${errColors.yellow('note')}: nothing uses the column${unused.length === 1 ? '' : 's'} ${names}.${takes}`);
}

function checkCells(
  job: RowsJob,
  row: Row,
  params: readonly PlanParam[],
  refuse: (row: Row, at: { line: number; column: number }, message: string) => void,
): Checked | null {
  if (row.problem) {
    refuse(row, row.problem, `${row.problem.message}.`);
    return null;
  }
  const values = new Map(job.load.params);
  for (const param of params) {
    const cell = row.cells.get(param.name);
    if (!cell) continue;
    const read = readParam(param, cell.text);
    if ('expected' in read) {
      refuse(row, cell, `Expected ${read.expected} for ${param.name}, but got ${cell.text.slice(0, 60)}.`);
      return null;
    }
    values.set(param.name, cell.text);
  }
  const output = outputOf(job.pattern, row);
  if (output !== null) return { row, output, values };
  refuse(row, { line: row.line, column: 1 }, `Expected an output below ${friendlyPath(literalFolder(job.pattern))}.`);
  return null;
}

function refuseDuplicates(data: string, rows: readonly Checked[]): void {
  const seen = new Map<string, Checked>();
  for (const each of rows) {
    const other = seen.get(pathKey(each.output));
    if (other)
      throw new CliError(
        EXIT.input,
        `Expected an output of its own for each row, but lines ${other.row.line} and ${each.row.line} of ${friendlyPath(data)} both give ${friendlyPath(each.output)}.`,
        'Name a column in -o that differs in every row, such as {row.name}.',
      );
    seen.set(pathKey(each.output), each);
  }
}

/** The reel with these values, or what is wrong with it. */
async function checkReel(job: RowsJob, values: ReadonlyMap<string, string>): Promise<LoadedReel | { problem: string }> {
  try {
    const reel = await loadReel(job.file, { ...job.load, params: values });
    planToPlay(reel, job.scene);
    return reel;
  } catch (error) {
    if (error instanceof ReelError) {
      const [first] = error.diagnostics;
      const where = first && ` (${friendlyPath(job.file)}:${first.range.start.line + 1})`;
      return { problem: first ? `${first.message}${where}` : error.message };
    }
    if (error instanceof CliError) return { problem: error.message };
    throw error;
  }
}

function isOwnReport(file: string): boolean {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof parsed === 'object' && parsed !== null && 'glyphreel' in parsed;
  } catch {
    return false;
  }
}

function summarise({ json }: RowsJob, results: readonly RowResult[], report: string): void {
  const count = (status: RowResult['status']): number => results.filter((each) => each.status === status).length;
  const [rendered, invalid, failed, left] = [
    count('rendered'),
    count('invalid'),
    count('failed'),
    count('not rendered'),
  ];
  if (rendered < results.length) process.exitCode ??= EXIT.input;
  if (json) {
    printJson({ type: 'rows', rendered, invalid, failed, left, report });
    return;
  }
  const parts = [
    `${rendered} rendered`,
    ...(invalid > 0 ? [`${invalid} with errors`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(left > 0 ? [`${left} not rendered`] : []),
  ];
  print(`${outColors.bold(counted(results.length, 'row'))}: ${parts.join(', ')}.`);
  print(`  report  ${friendlyPath(report)}`);
}
