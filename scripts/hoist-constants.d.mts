/** See hoist-constants.mjs. */
export function hoistConstants(
  text: string,
  poolAddress: number,
  poolBytes: number,
): { text: string; constants: number };
