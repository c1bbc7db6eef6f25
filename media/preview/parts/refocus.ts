// For elements that are made again while one of them has the focus.

/**
 * Gives the focus to the element that took the place of a focused one. Not while the keyboard is elsewhere: this page is inside
 * another, and an element that is focused takes the keyboard from it, in the middle of a word that is being typed.
 */
export function refocus(element: HTMLElement | null | undefined): void {
  if (document.hasFocus()) element?.focus({ preventScroll: true });
}
