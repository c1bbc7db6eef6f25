// Open Brightness Report: of an item of the Renders view.

import { reportGone } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { isRenderItem } from '../renders/is-render-item.ts';
import type { Services } from '../services.ts';
import { failureCode } from '../shared/failure.ts';

export async function run({ reports, reportPanels }: Services, given?: unknown): Promise<void> {
  if (!isRenderItem(given) || !given.done) return;
  const { done, job, uri } = given;
  if (done.report === '') return;
  try {
    reportPanels.open(await reports.add(uri, done.report, done.page, job.plan, job.options.scene ?? null));
  } catch (error) {
    if (failureCode(error) !== 'ENOENT') throw error;
    await showNotice(reportGone(given.label));
  }
}
