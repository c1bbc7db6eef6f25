// An edit of the strip before it gets the positions of an editor.

export interface OffsetEdit {
  edits: { start: number; end: number; newText: string }[];
  problem: string | null;
  written: string | null;
}

export const refused = (problem: string): OffsetEdit => ({ edits: [], problem, written: null });
