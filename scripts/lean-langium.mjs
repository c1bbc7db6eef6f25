// Langium takes four things from the protocol of language servers, whose package loads all of it. A parser needs none of the rest, so in bundles
// they come from the files that define them: 0.2 MB less that every `check` would load.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const PROTOCOL = "from 'vscode-languageserver-protocol';";
/** A file of `vscode-jsonrpc` as Langium's dependency finds it, since its files are not exported. */
function part(langium, name) {
  const protocol = createRequire(langium).resolve('vscode-languageserver-protocol');
  const file = path.join(path.dirname(createRequire(protocol).resolve('vscode-jsonrpc')), name);
  return `from ${JSON.stringify(file)};`;
}

/** Where each of Langium's files gets its names from. The codes are those of the protocol's specification. */
const SOURCES = {
  'cancellation.js': (file) => part(file, 'cancellation.js'),
  'event.js': (file) => part(file, 'events.js'),
  'document-builder.js': (file) =>
    `${part(file, 'messages.js')}\nconst LSPErrorCodes = { ServerCancelled: -32802, RequestFailed: -32803 };`,
};

/** @type {import('esbuild').Plugin} */
export const LEAN_LANGIUM = {
  name: 'lean-langium',
  setup(builder) {
    const files = /[\\/]langium[\\/]lib[\\/](?:utils|workspace)[\\/](?:cancellation|event|document-builder)\.js$/;
    builder.onLoad({ filter: files }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes(PROTOCOL)) throw new Error(`${file} no longer holds "${PROTOCOL}".`);
      const contents = text
        .replace('{ LSPErrorCodes, ResponseError }', '{ ResponseError }')
        .replace(PROTOCOL, () => SOURCES[path.basename(file)](file));
      return { contents, loader: 'js', resolveDir: path.dirname(file) };
    });
  },
};
