// The module build of opentype.js, which Node and esbuild load alike.

declare module 'opentype.js/dist/opentype.mjs' {
  export * from 'opentype.js';
}
