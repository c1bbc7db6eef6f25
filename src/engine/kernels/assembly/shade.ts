// Re-exports the kernels of abi/shade.ts: `export * from './shade-…'`, one line per file.

export * from './shade-point';
export * from './shade-place';
export * from './shade-echo';
export * from './shade-texture';
export * from './shade-bend';
export * from './shade-tint';
export { fillGains, finishRows } from './shade-finish';
export * from './shade-turn';
export * from './shade-tube';
export * from './shade-sort';
