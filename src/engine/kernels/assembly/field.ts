// Re-exports the kernels of abi/field.ts: `export * from './field-…'`, one line per file.

export * from './field-gray-scott';
export * from './field-attractor';
