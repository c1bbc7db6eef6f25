// The report panel's page: an empty <main> that media/report fills.

import { l10n } from 'vscode';

export const REPORT_PAGE = {
  title: l10n.t('Brightness report'),
  script: 'dist/media/report.js',
  style: 'media/report/report.css',
  body: '<main id="app"></main>',
};
