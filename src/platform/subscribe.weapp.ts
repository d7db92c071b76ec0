import Taro from '@tarojs/taro'
import type { Answers, SubscribeSetting } from './subscribe'

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

const settingOf = ({ mainSwitch, itemSettings = {} }: Taro.SubscriptionsSetting): SubscribeSetting => ({
  mainSwitch,
  always: Object.fromEntries(
    Object.entries<string>({ ...itemSettings }).filter(([, answer]) => ['accept', 'reject', 'ban'].includes(answer)),
  ) as SubscribeSetting['always'],
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
