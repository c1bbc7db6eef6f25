/** The formatter, for `node`, relative to the root. */
export const OXFMT = 'node_modules/oxfmt/bin/oxfmt';
