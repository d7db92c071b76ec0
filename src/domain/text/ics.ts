import type { Instant } from '../../../types/core'

/** One event for a phone's calendar. A higher `sequence` replaces an earlier event of the `id`, whatever file it came in. */
export type IcsEvent = {
  id: string
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
  about: string
  cancelled: boolean
  sequence: number
}

/** RFC 5545 §3.1: no line is longer than 75 octets of UTF-8, without its line break. */
const LINE = 75

/** A title is read on a watch; what is longer is cut. */
const TITLE = 120

/** Octets of a code point in UTF-8. */
const octets = (character: string): number => {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** One content line, folded between code points; the space that begins a continuation counts. */
export function foldLine(line: string): string {
  let folded = ''
  let used = 0
  for (const character of line) {
    const size = octets(character)
    if (used + size > LINE) {
      folded += '\r\n '
      used = 1
    }
    folded += character
    used += size
  }
  return folded
}

/** Everything that ends a line anywhere, as `\n`. */
const sameBreaks = (text: string) => text.replace(/\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g, '\n')

/**
 * Text without what could act on a reader: control characters, and the marks that turn the direction of writing, which
 * could show a different title from the one stored (Unicode TR 36). Halves of surrogate pairs become U+FFFD.
 */
const harmless = (text: string) =>
  Array.from(text, (character) => (/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character))
    .join('')
    .replace(/[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')

/** RFC 5545 §3.3.11: a value of type TEXT. */
const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n')

const onOneLine = (text: string) =>
  harmless(sameBreaks(text).replace(/[\n\t]+/g, ' '))
    .replace(/ {2,}/g, ' ')
    .trim()

const cut = (text: string, most: number) => {
  const characters = Array.from(text)
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}

/** `20261127T010000Z` */
const stamp = (instant: Instant) => `${new Date(instant).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`

/**
 * The text of an .ics file (RFC 5545) with these events, each with an alarm an hour before unless it is cancelled; safe
 * for any text people typed. It has no METHOD: that would make it a message of a scheduler (RFC 5546), which needs an
 * organizer, and calendars refuse one without. Times are universal, so no time zone can be wrong.
 */
export function icsOf(events: readonly IcsEvent[], now: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tongren-jobs//ZH',
    'CALSCALE:GREGORIAN',
    ...events.flatMap((event) => linesOf(event, now)),
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}

function linesOf({ id, title, startsAt, endsAt, place, about, cancelled, sequence }: IcsEvent, now: Instant): string[] {
  const summary = escaped(cut(onOneLine(title), TITLE))
  const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${summary}`, 'TRIGGER:-PT1H', 'END:VALARM']
  return [
    'BEGIN:VEVENT',
    `UID:${id.replace(/[^0-9A-Za-z.-]/g, '')}@tongren-jobs`,
    `DTSTAMP:${stamp(now)}`,
    `LAST-MODIFIED:${stamp(now)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${summary}`,
    `LOCATION:${escaped(onOneLine(place))}`,
    `DESCRIPTION:${escaped(harmless(sameBreaks(about).replace(/\t/g, ' ')).trim())}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(cancelled ? [] : alarm),
    'END:VEVENT',
  ]
}

/** A name the file can have anywhere: the title without signs that mean something to a file system. */
export const icsNameOf = (title: string): string =>
  `${cut(onOneLine(title).replace(/[\\/:*?"<>|.]/g, ''), 40).trim() || 'activity'}.ics`
