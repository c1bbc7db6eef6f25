// The entry point of the kernel module. Static tables are below the heap base; KernelMemory allocates above it.

export function heapBase(): usize { return __heap_base; }
/** Where scripts/hoist-constants.mjs inserts vector constants. */
const POOL = memory.data(8192, 16);
export function constantPool(): usize { return POOL; }

export * from './vector';
export * from './noise';
export { hsvF32, hsvSSV, hsvVSV, hsvVVV, mixOklab, oklchF32, rampF32, toU8 } from './color';
export { addPlane, copyU8, downsample, fillU8, lerpPlane, lumaPlane, maxPlane, minPlane } from './frame';
export * from './measure';
export * from './lookup';
export * from './blur';
export { upsampleAddRows } from './enlarge';
export { affineAlpha, packAlpha } from './affine-alpha';
export { capToAlpha, coverBy, overRows, premultiply, raiseAlpha, raiseBy, straightenRows } from './alpha';
export * from './blend';
export { linearOfSrgb, srgbOfLinear } from './blend-modes';
export * from './blit';
export { openCells, paperCells } from './blit-paper';
export { matchCells } from './match';
export * from './pack';
export * from './shade';
export * from './field';
export * from './tone';
export * from './picture-rows';
export * from './picture-cells';
export * from './picture-key';
export * from './picture-adjust';
