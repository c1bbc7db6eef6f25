// What goes into a VSIX. An allow-list: nothing is included that is not named here. test/extension/package.test.ts pins the result.

/** Programs in dist/; the chunks that they import come with them. */
export const OWN_PROGRAMS = ['assistant', 'cli', 'engine', 'server', 'pool', 'worker', 'decoder', 'drawer'];

/** Of this repository, relative to its root. The README is not the repository's; see markdown-links.mjs. */
export const OWN_FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'package.nls*.json',
  'l10n/*.json',
  'syntaxes/*.json',
  'dist/*.wasm',
  'dist/extension.cjs',
  'dist/media/*.{js,css}',
  'dist/player/*.js',
  'media/report/report.css',
  'media/examples/examples.css',
  'media/icons/*.{svg,png}',
  // The documentation for users; notes for contributors stay out. The reference's images are also shown in hovers, the gallery's in
  // the list of examples.
  'docs/*.md',
  'docs/!(adr|notes)/**/*.md',
  'docs/pictures/*-dark.jpg',
  'docs/gallery/*.webp',
  'docs/reference/images/*/*.webp',
  'docs/reference/looks/*',
  'assets/fonts/**',
  'assets/licenses/**',
  'assets/effects/starter-effects.ts',
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
export const DROPPED_KEYS = [
  'scripts',
  'devDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'allowScripts',
  'files',
  'bin',
  'exports',
  'private',
];
