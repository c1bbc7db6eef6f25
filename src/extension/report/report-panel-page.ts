// The report panel's page: an empty <main> that media/report fills.

export const REPORT_PAGE = {
  title: 'Brightness report',
  script: 'dist/media/report.js',
  style: 'media/report/report.css',
  body: '<main id="app"></main>',
};
