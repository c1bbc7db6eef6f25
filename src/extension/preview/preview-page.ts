// The preview panel's page: an empty <main> that media/preview fills.

export const PREVIEW_PAGE = {
  title: 'Glyphreel preview',
  script: 'dist/media/preview.js',
  style: 'dist/media/preview.css',
  body: '<main id="app" class="preview"></main>',
};
