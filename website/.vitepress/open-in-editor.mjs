// Below each whole reel of the documentation, and below each example of an effect in the reference: a link that opens it in the editor.

import path from 'node:path';
import { catalog } from '../../src/catalog/catalog.generated.ts';
import { linkToEffect, linkToText } from '../../src/extension/links/example-link.ts';
import { mayRunCode } from '../../src/extension/links/possible-files.ts';

const EFFECTS = new Set(catalog.map(({ kind, name }) => `${kind}/${name}`));

/** `extension`: identifier of the extension. */
export function openInEditor(markdown, extension) {
  const before = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, i, options, env, self) => {
    const html = before(tokens, i, options, env, self);
    const link = linkOf(tokens, i, env, extension);
    return link === null ? html : `${html}<p class="open-in-editor"><a href="${link}">Open in editor</a></p>\n`;
  };
}

/** Null for other languages, parts of reels, reels that may run code, and reels that are too long for a link. */
function linkOf(tokens, i, { relativePath = '' }, extension) {
  const { info, content } = tokens[i];
  if (info.trim() !== 'reel') return null;
  const [folder, page] = relativePath.split('/');
  if (folder !== 'reference')
    return /^scene\s/m.test(content) && !mayRunCode(content) ? linkToText(extension, content) : null;
  const heading = tokens.slice(0, i).findLastIndex(({ type, tag }) => type === 'heading_open' && tag === 'h3');
  const effect = `${path.basename(page ?? '', '.md')}/${tokens[heading + 1]?.content}`;
  return heading >= 0 && EFFECTS.has(effect) ? linkToEffect(extension, ...effect.split('/')) : null;
}
