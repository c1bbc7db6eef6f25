// What of a command's options decides how its reel is loaded.

import type { LoadOptions } from './load-reel.ts';

interface ReelOptions {
  allowCode?: boolean | undefined;
  allowPath?: readonly string[] | undefined;
  voice?: LoadOptions['voices'];
  set?: ReadonlyMap<string, string> | undefined;
}

export const loadOptions = (
  { allowCode, allowPath, voice, set }: ReelOptions,
  signal?: AbortSignal,
): Pick<LoadOptions, 'allowCode' | 'allowPaths' | 'voices' | 'params' | 'signal'> => ({
  allowCode: allowCode === true,
  allowPaths: allowPath ?? [],
  voices: voice,
  ...(set && { params: set }),
  ...(signal && { signal }),
});
