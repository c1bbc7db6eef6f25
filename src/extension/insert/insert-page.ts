// The page of the panel that inserts effects: an empty <main> that media/insert fills.

import { l10n } from 'vscode';

export const INSERT_PAGE = {
  title: l10n.t('Insert Effect'),
  script: 'dist/media/insert.js',
  style: 'dist/media/insert.css',
  body: '<main id="app" class="insert"></main>',
};
