import { standIn } from './stand-in'
import type { Answers } from './subscribe'

export async function askSubscribe(tmplIds: readonly string[]): Promise<Answers> {
  try {
    return (await standIn()?.requestSubscribeMessage({ tmplIds: tmplIds.slice(0, 5) })) ?? {}
  } catch {
    return {}
  }
}
