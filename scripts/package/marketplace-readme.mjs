// The page that the marketplaces and VS Code show for the extension. Its source is written for those who install it, with relative
// links like any other page here; neither place can resolve those, so they become links to the repository.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap.mjs';

const SOURCE = path.join(ROOT, 'media', 'marketplace', 'README.md');
const OUTPUT = path.join(ROOT, 'build', 'marketplace-readme.md');

/** Writes the page and returns its path. */
export function marketplaceReadme() {
  const { repository } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const url = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  mkdirSync(path.dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, absoluteLinks(readFileSync(SOURCE, 'utf8'), path.relative(ROOT, path.dirname(SOURCE)), url));
  return OUTPUT;
}

/** Markdown with links relative to `folder` (a path in the repository) as URLs: images to the file itself, others to its page. */
export function absoluteLinks(markdown, folder, repositoryUrl) {
  return markdown.replaceAll(
    /(!?)(\[(?:[^[\]]|\[[^\]]*\]\([^)]*\))*\])\(([^)\s]+)\)/g,
    (_whole, image, words, target) => {
      const inner = absoluteLinks(words.slice(1, -1), folder, repositoryUrl);
      if (/^(?:[a-z]+:|#)/i.test(target)) return `${image}[${inner}](${target})`;
      const file = path.posix.join(folder.replaceAll('\\', '/'), target);
      return `${image}[${inner}](${repositoryUrl}/${image ? 'raw' : 'blob'}/HEAD/${file})`;
    },
  );
}
