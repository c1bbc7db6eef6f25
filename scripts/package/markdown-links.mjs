// Links in the Markdown of a VSIX. The extension's page is shown by the marketplaces and by VS Code, which cannot resolve relative links, so
// all of them become links to the repository. In pages of the documentation only those do that lead out of the VSIX.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap.mjs';

const OUTPUT = path.join(ROOT, 'build', 'vsix-markdown');

/** Writes the extension's page; returns its path. */
export function marketplaceReadme() {
  return rewritten('media/marketplace/README.md', 'README.md', () => true);
}

/** `name`: path of a page in the repository and in the VSIX. Returns the file to pack: the page, or a copy with other links. */
export function packagedPage(name, isInside) {
  return rewritten(name, name, (file) => !isInside(file));
}

function rewritten(source, output, isOutside) {
  const file = path.join(ROOT, source);
  const before = readFileSync(file, 'utf8');
  const after = absoluteLinks(before, path.posix.dirname(source), repositoryUrl(), isOutside);
  if (after === before) return file;
  const target = path.join(OUTPUT, output);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, after);
  return target;
}

function repositoryUrl() {
  const { repository } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
}

/**
 * Markdown whose links relative to `folder` (a path in the repository) are URLs: images lead to the file itself, others to its page.
 * `isOutside` gets a link's path in the repository and says whether to change it.
 * @param {string} markdown
 * @param {string} folder
 * @param {string} url
 * @param {(file: string) => boolean} isOutside
 * @returns {string}
 */
export function absoluteLinks(markdown, folder, url, isOutside = () => true) {
  return markdown.replaceAll(
    /(!?)(\[(?:[^[\]]|\[[^\]]*\]\([^)]*\))*\])\(([^)\s]+)\)/g,
    (_whole, image, words, target) => {
      const inner = absoluteLinks(words.slice(1, -1), folder, url, isOutside);
      const file = path.posix.join(folder, target);
      const isRelative = !/^(?:[a-z]+:|#)/i.test(target);
      const link =
        isRelative && isOutside(file.replace(/#.*/, '')) ? `${url}/${image ? 'raw' : 'blob'}/HEAD/${file}` : target;
      return `${image}[${inner}](${link})`;
    },
  );
}
