// What goes into a VSIX. An allow-list: nothing is included that is not named here. test/extension/package.test.ts pins the result.

/** Of this repository, relative to its root. */
export const OWN_FILES = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'THIRD-PARTY-NOTICES.md',
  'language-configuration.json',
  'syntaxes/reel.tmLanguage.json',
  'dist/{engine,server,pool,worker}.mjs',
  'dist/chunk-*.mjs',
  'dist/extension.cjs',
  'dist/media/*.js',
  'media/preview/preview.css',
  'media/report/report.css',
  'media/examples/examples.css',
  'media/icons/*.{svg,png}',
  'media/walkthrough/*.jpg',
  // Images of the README, and of hovers.
  'docs/pictures/editor-dark.jpg',
  'docs/gallery/overview.jpg',
  'docs/reference/images/*/*.png',
  'assets/fonts/**',
  'assets/licenses/**',
  'examples/*.{reel,ts}',
  'examples/media/*',
];

/** Of packages that are not bundled, by package; platform packages have the last two rows. */
export const PACKAGE_FILES = {
  '@napi-rs/canvas': ['package.json', 'LICENSE', '*.js'],
  '@ffmpeg-installer/ffmpeg': ['package.json', 'LICENSE', 'index.js', 'lib/*.js'],
  piscina: ['package.json', 'LICENSE', 'dist/**/*.js', 'dist/*.mjs'],
};
export const CANVAS_PLATFORM_FILES = ['package.json', 'LICENSE', '*.node', 'icudtl.dat'];
export const FFMPEG_PLATFORM_FILES = ['package.json', 'LICENSE', 'README.md', 'ffmpeg', 'ffmpeg.exe'];

/** Keys of package.json that an installed extension has no use for. */
export const DROPPED_KEYS = ['scripts', 'devDependencies', 'allowScripts', 'files', 'bin', 'exports', 'private'];
