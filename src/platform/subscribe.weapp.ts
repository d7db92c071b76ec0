import Taro from '@tarojs/taro'
import { answerOf } from '@/domain/notice/consent-answer'
import type { Answers, SubscribeSetting } from './subscribe'

export async function askSubscribe(tmplIds: readonly string[]): Promise<Answers> {
  const ids = tmplIds.slice(0, 5)
  try {
    // entityIds belongs to another app's platform; its type is not optional
    const result: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage({ tmplIds: ids, entityIds: [] })) }
    return Object.fromEntries(ids.flatMap((id) => (typeof result[id] === 'string' ? [[id, result[id]]] : [])))
  } catch {
    return {}
  }
}

const settingOf = ({ mainSwitch, itemSettings = {} }: Taro.SubscriptionsSetting): SubscribeSetting => ({
  mainSwitch,
  always: Object.fromEntries(
    Object.entries<string>({ ...itemSettings }).flatMap(([id, word]) => {
      const answer = answerOf(word)
      return answer && answer !== 'filter' ? [[id, answer]] : []
    }),
  ),
})

export async function readSubscribeSetting(): Promise<SubscribeSetting | null> {
  try {
    const { subscriptionsSetting } = await Taro.getSetting({ withSubscriptions: true })
    return subscriptionsSetting ? settingOf(subscriptionsSetting) : null
  } catch {
    return null
  }
}

export async function openSubscribeSetting(): Promise<boolean> {
  try {
    await Taro.openSetting({ withSubscriptions: true })
    return true
  } catch {
    return false
  }
}
