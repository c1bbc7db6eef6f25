// Effect modules that a reel imports with `use`. Opening one runs the author's code.

import type { Effect } from '../../effect-api/define.ts';
import { RenderError } from '../../errors/render-error.ts';
import { defineSource } from '../media-source.ts';
import { EffectModuleError } from './effect-module-error.ts';
import { loadEffectModule } from './load-effect-module.ts';

const MAX_BYTES = 4 * 1024 * 1024;

export default defineSource<readonly Effect[]>({
  kind: 'modules',
  noun: 'effect module',
  extensions: ['.ts', '.mts', '.js', '.mjs'],
  load: (path, access) =>
    loadEffectModule(path, async (file) => {
      try {
        return new TextDecoder().decode(await access.read(file, MAX_BYTES));
      } catch (error) {
        if (!(error instanceof RenderError)) throw error;
        if (error.code === 'input-missing') return null;
        throw new EffectModuleError(file, error.message);
      }
    }),
  facts: (effects) => ({ summary: `effects ${effects.map(({ name }) => name).join(', ')}`, warnings: [] }),
});
