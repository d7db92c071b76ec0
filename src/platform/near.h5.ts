/** More than a finger's throw, so that nothing blank is seen. */
const MARGIN_PX = 1_200

export function watchNear(name: string, away: (id: string, height: number | null) => void): (() => void) | null {
  if (!('IntersectionObserver' in window)) return null
  const look = (entries: IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      if (isIntersecting) away(target.id, null)
      // a page under another has no height, and what the keyboard is in stays
      else if (boundingClientRect.height > 0 && !target.contains(document.activeElement))
        away(target.id, boundingClientRect.height)
    }
  }
  const observer = new IntersectionObserver(look, { rootMargin: `${MARGIN_PX}px 0px` })
  for (const element of document.getElementsByClassName(name)) observer.observe(element)
  return () => observer.disconnect()
}
