// What the portable part of the engine uses of its host beside the language: Node and browsers both have it.

declare const performance: { now(): number };
declare function atob(data: string): string;
