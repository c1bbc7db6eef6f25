// Globals outside the language that the portable part of the engine uses; both Node and browsers have them.

declare const performance: { now(): number };
declare function atob(data: string): string;
