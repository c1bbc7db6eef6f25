// Collects the kernels of abi/field.ts: `export * from './field-…'`, one line a file.

export * from './field-gray-scott';
export * from './field-attractor';
