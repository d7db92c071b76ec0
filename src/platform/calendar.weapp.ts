import Taro from '@tarojs/taro'
import type { Entry } from './calendar'
import { type WhyNot, whyNot } from './why-not'

export const takesOut = false

export const removeFromCalendar = (_entry: Entry): void => undefined

export async function addToCalendar({
  startsAt,
  endsAt,
  title,
  location,
  description,
}: Entry): Promise<'added' | WhyNot> {
  try {
    await Taro.addPhoneCalendar({
      title,
      location,
      description,
      startTime: Math.floor(startsAt / 1000),
      endTime: String(Math.floor(endsAt / 1000)),
      alarm: true,
      alarmOffset: 3600,
    })
    return 'added'
  } catch (fault) {
    return whyNot(fault)
  }
}
