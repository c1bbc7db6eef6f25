// The reports of this window's renders by reel, and those that earlier ones left beside their videos.

import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import type { RenderReport } from '../../contract/render.ts';

export interface HeldReport {
  report: RenderReport;
  uri: string;
  /** Where it lies: as data, and as a page. */
  file: string;
  page: string;
  /** What was rendered; null where that is not known any more. */
  plan: ScenePlan | null;
  /** Rendered alone by its own length. */
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

  /** The reel's report; of no reel in particular: the latest. */
  get(uri: string | null): HeldReport | undefined {
    return (
      this.#reports.get(uri ?? this.#last ?? '') ?? (uri === null ? undefined : this.#reports.get(this.#last ?? ''))
    );
  }
}
