// The last looks of each scene of a reel: its texts, as they came to rest while somebody edited, with a small picture of each. Kept in
// memory only; the text in the editor stays the only truth.

export interface KeptLook {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Of the whole scene statement. */
  text: string;
  jpeg: Uint8Array | null;
}

const MOST = 20;

export class LookHistory {
  readonly #scenes = new Map<string, KeptLook[]>();
  #ids = 0;

  /** The scene looks so now. The look that is new, or was met before; null where it is the newest already. */
  note(scene: string, text: string, at: number): KeptLook | null {
    const looks = this.#scenes.get(scene) ?? [];
    if (looks.at(-1)?.text === text) return null;
    const known = looks.find((look) => look.text === text);
    const look = known ? { ...known, at } : { id: ++this.#ids, at, text, jpeg: null };
    this.#scenes.set(scene, [...looks.filter((each) => each !== known), look].slice(-MOST));
    return look;
  }

  /** False where it is forgotten meanwhile. */
  keepPicture(id: number, jpeg: Uint8Array): boolean {
    const look = this.find(id);
    if (look) look.jpeg = jpeg;
    return look !== null;
  }

  find(id: number): KeptLook | null {
    for (const looks of this.#scenes.values()) {
      const look = looks.find((each) => each.id === id);
      if (look) return look;
    }
    return null;
  }

  /** The newest first. */
  of(scene: string): readonly KeptLook[] {
    return (this.#scenes.get(scene) ?? []).toReversed();
  }
}
