// The documentation as a site: VitePress over docs/, one folder for each version. Dead links fail the build.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitepress';
import { openInEditor } from './open-in-editor.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DOCS = path.join(ROOT, 'docs');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const repository = manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
const reel = JSON.parse(readFileSync(path.join(ROOT, 'syntaxes/reel.tmLanguage.json'), 'utf8'));

const page = (text, link) => ({ text, link });
const kinds =
  'field mask distance transform color math shader particles feedback transition palette colors glyphs blend easing reveal';
const capital = (word) => word[0].toUpperCase() + word.slice(1);

export default defineConfig({
  srcDir: path.relative(path.resolve(import.meta.dirname, '..'), DOCS),
  outDir: path.join(ROOT, 'build/site', manifest.version),
  cacheDir: path.join(ROOT, 'build/site-cache'),
  base: process.env.DOCS_BASE ?? `/${manifest.version}/`,
  title: 'Glyphreel',
  description: manifest.description,
  lang: 'en',
  cleanUrls: true,
  lastUpdated: false,
  rewrites: { 'reference/README.md': 'reference/index.md' },
  markdown: {
    languages: [{ ...reel, name: 'reel' }],
    config: (markdown) => {
      outsideLinks(markdown);
      films(markdown);
      openInEditor(markdown, `${manifest.publisher}.${manifest.name}`);
    },
  },
  // VitePress looks for it below docs/.
  vite: { publicDir: path.join(ROOT, 'website/public') },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'glyph-reel' } } },
  themeConfig: {
    notFound: {
      title: 'This page does not exist',
      quote: 'It may have moved. The search above finds every page of this version.',
      linkText: 'To the first page',
      linkLabel: 'To the first page',
    },
    search: { provider: 'local' },
    nav: [
      page('Tutorial', '/tutorial'),
      page('Language', '/language'),
      page('Reference', '/reference/'),
      page('Gallery', '/gallery'),
      { text: manifest.version, items: versions() },
    ],
    sidebar: [
      {
        text: 'Start',
        items: [
          page('What it is', '/'),
          page('Tutorial', '/tutorial'),
          page('Coming from another tool', '/coming-from'),
        ],
      },
      {
        text: 'Guides',
        items: [
          page('Music video', '/guides/music-video'),
          page('Lyric video', '/guides/lyric-video'),
          page('Terminal explainer', '/guides/terminal-explainer'),
          page('Pictures and footage', '/guides/footage'),
          page('Exports', '/guides/exports'),
          page('The terminal', '/guides/terminal'),
          page('Web pages', '/guides/web'),
          page('Videos from data', '/guides/data'),
          page('Seamless loop', '/guides/seamless-loop'),
          page('Delivery', '/guides/delivery'),
          page('Many machines', '/farm'),
          page('Custom effects', '/custom-effects'),
          page('VS Code', '/vscode'),
          page('By hand', '/studio'),
        ],
      },
      {
        text: 'Reference',
        items: [
          page('The language', '/language'),
          page('Overview', '/reference/'),
          ...kinds
            .split(' ')
            .filter((kind) => existsSync(path.join(DOCS, 'reference', `${kind}.md`)))
            .map((kind) => page(capital(kind), `/reference/${kind}`)),
          ...['diagnostics', 'formats', 'delivery']
            .filter((name) => existsSync(path.join(DOCS, 'reference', `${name}.md`)))
            .map((name) => page(capital(name), `/reference/${name}`)),
        ],
      },
      { text: 'Gallery', items: [page('Films', '/gallery')] },
      {
        text: 'For contributors',
        collapsed: true,
        items: [
          page('Encoding', '/notes/encoding'),
          page('Performance', '/notes/performance'),
          page('Extension', '/notes/editor'),
          page('Reliability', '/notes/reliability'),
        ],
      },
    ],
    socialLinks: [{ icon: 'github', link: repository }],
    editLink: { pattern: `${repository}/edit/main/docs/:path` },
  },
});

/** Every version that was published, newest first; the release adds its own to versions.json. */
function versions() {
  const published = JSON.parse(readFileSync(path.join(ROOT, 'website/versions.json'), 'utf8'));
  return [...new Set([manifest.version, ...published])].map((version) => ({
    text: version,
    link: `/../${version}/`,
    target: '_self',
  }));
}

/** Links to files outside docs/ lead to the repository. */
function outsideLinks(markdown) {
  const before =
    markdown.renderer.rules.link_open ?? ((tokens, i, options, env, self) => self.renderToken(tokens, i, options));
  markdown.renderer.rules.link_open = (tokens, i, options, env, self) => {
    const href = tokens[i].attrGet('href') ?? '';
    if (/^\.\.?\//.test(href) && env.path) {
      const target = path.resolve(path.dirname(env.path), href.split('#')[0]);
      if (!target.startsWith(DOCS)) tokens[i].attrSet('href', `${repository}/blob/main/${path.relative(ROOT, target)}`);
    }
    return before(tokens, i, options, env, self);
  };
}

/** A film's stills become the film itself where the films were exported (`npm run docs:films`). */
function films(markdown) {
  const before = markdown.renderer.rules.image;
  markdown.renderer.rules.image = (tokens, i, options, env, self) => {
    const name = /(?:^|\/)gallery\/([\w-]+)\.webp$/.exec(tokens[i].attrGet('src') ?? '')?.[1];
    const file = path.join(ROOT, 'website/public/films', name ?? '', 'film.json');
    if (!name || !existsSync(file)) return before(tokens, i, options, env, self);
    const { width, height } = JSON.parse(readFileSync(file, 'utf8')).film.format;
    const label = markdown.utils.escapeHtml(tokens[i].content.replace(/^Four moments of /, ''));
    return `<Film name="${name}" label="${label}" ratio="${width} / ${height}" />`;
  };
}
