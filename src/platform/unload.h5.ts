/** Browsers ask in words of their own, when the window is closed or loaded anew. */
export function askBeforeUnload(_question: string): () => void {
  const ask = (leaving: BeforeUnloadEvent) => {
    leaving.preventDefault()
    leaving.returnValue = ''
  }
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}
