// What a tool is called with.

export interface ToolContext {
  signal: AbortSignal;
  /** A step of something long, and how many there are. */
  onProgress?: (done: number, all: number, message: string) => void;
}

export type ToolInput = Readonly<Record<string, unknown>>;
