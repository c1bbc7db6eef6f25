// Gives code-server a language, as if a language pack for it had been installed: it reads the list of packs from its data folder. The
// pack has one text of the workbench, since what is tried is what extensions get from VS Code in that language.

import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** `data`: the server's folder for user data. */
export function useLanguage(data, language) {
  const texts = path.join(data, `workbench.${language}.json`);
  const contents = { 'vs/base/browser/ui/dialog/dialog': { ok: 'OK' } };
  writeFileSync(texts, JSON.stringify({ '': [], version: '1.0.0', contents }));
  const extension = { extensionIdentifier: { id: `glyphreel-e2e.language-pack-${language}` }, version: '1.0.0' };
  const pack = { hash: language, label: language, extensions: [extension], translations: { vscode: texts } };
  writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
