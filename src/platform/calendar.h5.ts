import type { Entry } from './calendar'
import { handOver } from './hand-over'

const stamp = (at: number) => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n')

/** RFC 5545, one event with an alarm an hour before. */
const icsOf = ({ title, startsAt, endsAt, location, description = '' }: Entry) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tongren-jobs//ZH',
    'BEGIN:VEVENT',
    `UID:${startsAt}-${encodeURIComponent(title)}@tongren-jobs`,
    `DTSTAMP:${stamp(startsAt)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(location)}`,
    `DESCRIPTION:${escaped(description)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

export function addToCalendar(entry: Entry): Promise<boolean> {
  handOver(new Blob([icsOf(entry)], { type: 'text/calendar;charset=utf-8' }), `${entry.title}.ics`)
  return Promise.resolve(true)
}
