// Converts offsets to lines and characters (UTF-16, zero-based, as in the Language Server Protocol) and back.

import type { Position, Range } from '../../contract/diagnostics.ts';

export class LineMap {
  readonly text: string;
  /** Offset at which each line begins. */
  readonly starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    // Searching is native and many times as fast as a loop over the characters; the whole text is mapped at every keystroke.
    let returned = text.indexOf('\r');
    for (let feed = text.indexOf('\n'); feed >= 0 || returned >= 0;) {
      if (returned < 0 || (feed >= 0 && feed < returned)) {
        this.starts.push(feed + 1);
        feed = text.indexOf('\n', feed + 1);
      } else {
        if (feed !== returned + 1) this.starts.push(returned + 1);
        returned = text.indexOf('\r', returned + 1);
      }
    }
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - this.starts[low]! };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(Math.max(start, end)) };
  }

  offset(position: Position): number {
    const line = Math.max(0, Math.min(position.line, this.starts.length - 1));
    const next = line + 1 < this.starts.length ? this.starts[line + 1]! : this.text.length + 1;
    return Math.max(0, Math.min(this.starts[line]! + Math.max(0, position.character), next - 1, this.text.length));
  }
}
