// The panel's page: an empty frame that media/preview fills. The words for screen readers are set there too.

export const PREVIEW_PAGE = {
  title: 'Glyphreel preview',
  script: 'dist/media/preview.js',
  style: 'media/preview/preview.css',
  body: '<div id="app" class="preview"></div>',
};
