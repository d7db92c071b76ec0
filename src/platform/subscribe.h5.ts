import { standIn } from './stand-in'
import type { Answers, SubscribeSetting } from './subscribe'

export async function askSubscribe(tmplIds: readonly string[]): Promise<Answers> {
  try {
    return (await standIn()?.requestSubscribeMessage({ tmplIds: tmplIds.slice(0, 5) })) ?? {}
  } catch {
    return {}
  }
}

export async function readSubscribeSetting(): Promise<SubscribeSetting | null> {
  try {
    const setting = await standIn()?.getSubscriptionsSetting()
    return setting ? { mainSwitch: setting.mainSwitch, always: setting.itemSettings } : null
  } catch {
    return null
  }
}

export const openSubscribeSetting = async (): Promise<boolean> => false
