// The position of a block of text: at a point, or by a word at a side or corner, with a margin.

const MARGIN = { rows: 2, cols: 4 };

/** Pixel of the block's top left corner, from the middle that a word means or a point (0..1) gives. */
export function placeBlock(
  at: string | readonly [number, number],
  block: { width: number; height: number },
  frame: { width: number; height: number },
  cell: { width: number; height: number },
): { x: number; y: number } {
  const free = { x: frame.width - block.width, y: frame.height - block.height };
  if (typeof at !== 'string') {
    return {
      x: Math.round(at[0] * frame.width - block.width / 2),
      y: Math.round(at[1] * frame.height - block.height / 2),
    };
  }
  const word = at.toLowerCase();
  const marginX = Math.min(MARGIN.cols * cell.width, free.x / 2);
  const marginY = Math.min(MARGIN.rows * cell.height, free.y / 2);
  return {
    x: Math.round(word.includes('left') ? marginX : word.includes('right') ? free.x - marginX : free.x / 2),
    y: Math.round(word.includes('top') ? marginY : word.includes('bottom') ? free.y - marginY : free.y / 2),
  };
}
