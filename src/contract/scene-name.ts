// Names of scenes in a plan. A scene that plays with arguments other than its defaults is a scene of its own, `bars(h: 0.2)`.

/** The name after the keyword `scene`: `bars` for `bars(h: 0.2)`. */
export function declaredName(scene: string): string {
  const open = scene.indexOf('(');
  return open < 0 ? scene : scene.slice(0, open);
}

/** The scene as part of a file's name. */
export const sceneFileName = (scene: string): string =>
  scene.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'scene';
