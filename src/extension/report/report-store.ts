// Reports of this window's renders, by reel, and those restored from files.

import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import type { RenderReport } from '../../contract/render.ts';

export interface HeldReport {
  report: RenderReport;
  uri: string;
  /** Paths of the report as data and as a page. */
  file: string;
  page: string;
  /** What was rendered; null if it is not known any more. */
  plan: ScenePlan | null;
  /** The scene that was rendered on its own; null: the reel. */
  scene: string | null;
}

export class ReportStore {
  readonly #reports = new Map<string, HeldReport>();
  #last: string | null = null;

  /** Reads the report that a render has written. */
  async add(
    uri: string,
    file: string,
    page: string,
    plan: ScenePlan | null,
    scene: string | null,
  ): Promise<HeldReport> {
    const held = { report: JSON.parse(await readFile(file, 'utf8')) as RenderReport, uri, file, page, plan, scene };
    this.#reports.set(uri, held);
    this.#last = uri;
    void vscode.commands.executeCommand('setContext', 'glyphreel.hasReports', true);
    return held;
  }

  /** The reel's report, else the latest. */
  get(uri: string | null): HeldReport | undefined {
    return (
      this.#reports.get(uri ?? this.#last ?? '') ?? (uri === null ? undefined : this.#reports.get(this.#last ?? ''))
    );
  }
}
