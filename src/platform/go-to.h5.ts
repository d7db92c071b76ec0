/** Pages left behind stay in the document: the one that is laid out is meant. */
export function goTo(id: string): void {
  const shown = [...document.querySelectorAll<HTMLElement>(`[id="${id}"]`)].find((node) => node.offsetParent !== null)
  shown?.scrollIntoView({ block: 'center' })
  shown?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus({ preventScroll: true })
}

/** A browser scrolls whatever is around an element. */
export const scrollsItself = (): (() => void) => () => undefined
