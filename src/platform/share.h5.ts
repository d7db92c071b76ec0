import { copyText } from './copy'
import type { Card } from './share'

const linkTo = (path: string) => `${window.location.origin}${window.location.pathname}#${path}`

export async function share({ title, path }: Card): Promise<'shared' | 'copied' | 'failed'> {
  const url = linkTo(path)
  try {
    if (navigator.share) {
      await navigator.share({ title, url })
      return 'shared'
    }
    return (await copyText(url)) ? 'copied' : 'failed'
  } catch (fault) {
    if ((fault as Error).name === 'AbortError') return 'shared'
    return (await copyText(url)) ? 'copied' : 'failed'
  }
}
