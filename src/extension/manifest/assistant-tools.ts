// The tools of language models, as the manifest states them.

import { ASSISTANT_TOOLS } from '../../catalog/assistant-tools.ts';

export const LANGUAGE_MODEL_TOOLS = ASSISTANT_TOOLS.map(({ name, title, summary, description, icon, input }) => ({
  name,
  tags: ['glyphreel', 'video', 'ascii'],
  displayName: title,
  userDescription: summary,
  modelDescription: description,
  toolReferenceName: name.replace(/_(.)/, (_, letter: string) => letter.toUpperCase()),
  canBeReferencedInPrompt: true,
  icon,
  inputSchema: input,
}));
