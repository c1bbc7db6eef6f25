// The preview panel's page: an empty <main> that media/preview fills.

import { l10n } from 'vscode';

export const PREVIEW_PAGE = {
  title: l10n.t('Glyphreel preview'),
  script: 'dist/media/preview.js',
  style: 'dist/media/preview.css',
  body: '<main id="app" class="preview"></main>',
};
