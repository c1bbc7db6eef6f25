declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may or must break, as a UTF-16 offset; null after the end. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
