// What a tool gives an assistant, and what its process writes.

export type ToolPart = { type: 'text'; text: string } | { type: 'image'; mimeType: string; data: string };

export interface ToolResult {
  /** Text for the model, and pictures in Base64. */
  content: ToolPart[];
  /** The text says what was wrong and what to do next. */
  isError?: true;
}

/** A line of JSON from the process that runs one tool. The result is the last. */
export type ToolLine =
  | { type: 'progress'; done: number; all: number; message: string }
  | { type: 'result'; result: ToolResult };
