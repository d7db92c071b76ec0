import Taro from '@tarojs/taro'
import type { Answers } from './subscribe'

const said = ['accept', 'reject', 'ban', 'filter'] as const

const known = (word: unknown) => said.find((answer) => answer === word)

export async function askSubscribe(tmplIds: readonly string[]): Promise<Answers> {
  const ids = tmplIds.slice(0, 5)
  try {
    // entityIds belongs to another app's platform; its type is not optional
    const result: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage({ tmplIds: ids, entityIds: [] })) }
    return Object.fromEntries(ids.flatMap((id) => (known(result[id]) ? [[id, known(result[id])]] : []))) as Answers
  } catch {
    return {}
  }
}
