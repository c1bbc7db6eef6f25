// What others may import of the language.

export { compile } from './compile.ts';
