// Where the machines of a farm keep what they share, by digest: inputs and orders of renders go up once, clips come back. What is there
// is never made again, so a store is also the cache of a team.

/** Names are relative, in lower case: `clips/4f….clip`, `inputs/9a…`, `orders/1b…`. */
export interface Store {
  /** For messages, without passwords. */
  readonly place: string;
  has(name: string): Promise<boolean>;
  /** Null where there is none. Rejects with `input-limit` where it is larger than `maxBytes`. */
  read(name: string, maxBytes: number): Promise<Uint8Array | null>;
  /** Copies it to a file, which appears whole or not at all; false where there is none. */
  fetch(name: string, file: string, maxBytes: number): Promise<boolean>;
  /** Appears whole or not at all. What is there already is replaced by the same. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  put(name: string, file: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export const inputName = (digest: string): string => `inputs/${digest}`;
export const orderName = (digest: string): string => `orders/${digest}`;
export const clipName = (key: string): string => `clips/${key}.clip`;
/** Written last: it makes a clip count. */
export const recordName = (key: string): string => `clips/${key}.json`;
