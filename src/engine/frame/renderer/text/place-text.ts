// The position of a block of text: at a point, or by a word at a side or corner, with a margin.

const MARGIN = { rows: 2, cols: 4 };

/**
 * Pixel of the block's top left corner: a word puts it at a side or corner of the frame; at a point (0..1) stands the block's `anchor`, by
 * default its centre.
 */
export function placeBlock(
  at: string | readonly [number, number],
  block: { width: number; height: number },
  frame: { width: number; height: number },
  cell: { width: number; height: number },
  anchor: string | null = null,
): { x: number; y: number } {
  const free = { x: frame.width - block.width, y: frame.height - block.height };
  if (typeof at !== 'string') {
    const { x, y } = anchorShare(anchor);
    return {
      x: Math.round(at[0] * frame.width - block.width * x),
      y: Math.round(at[1] * frame.height - block.height * y),
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

/** A point of a block by its name, in shares of its width and height. */
export function anchorShare(anchor: string | null): { x: number; y: number } {
  const word = (anchor ?? 'center').toLowerCase();
  return {
    x: word.includes('left') ? 0 : word.includes('right') ? 1 : 0.5,
    y: word.includes('top') ? 0 : word.includes('bottom') ? 1 : 0.5,
  };
}
