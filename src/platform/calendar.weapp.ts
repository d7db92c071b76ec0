import Taro from '@tarojs/taro'
import type { CalendarEntry } from '@/domain/activity/calendar-entries'
import { type WhyNot, whyNot } from './why-not'

export const takesAll = false

export const takesOut = false

export const removeFromCalendar = (_entries: readonly CalendarEntry[]): void => undefined

export async function addToCalendar(entries: readonly CalendarEntry[]): Promise<'added' | WhyNot> {
  const { startsAt, endsAt, title, location, description } = entries[0] as CalendarEntry
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
