// Results of tools that are only text.

import type { ToolResult } from '../../contract/tool-call.ts';

export const textResult = (text: string): ToolResult => ({ content: [{ type: 'text', text }] });

export const errorResult = (message: string, help?: string): ToolResult => ({
  content: [{ type: 'text', text: help ? `${message}\n${help}` : message }],
  isError: true,
});
