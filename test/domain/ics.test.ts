import fc from 'fast-check'
import { entriesOf } from '../../src/domain/activity/calendar-entries'
import { foldLine, icsNameOf, icsOf } from '../../src/domain/text/ics'
import type { ActivityId, SessionId } from '../../types/core'
import { at } from './make-series'

type Lesson = ReturnType<typeof lesson>

const event = {
  id: 'f2f5b1de-1f6e-4a53-8a55-1b1f0f2e7c01',
  title: '碧江区天天有招聘',
  startsAt: at('2026-11-27', '09:00'),
  endsAt: at('2026-11-27', '12:00'),
  place: '人力资源市场, 锦江大道 1 号',
  about: '请带身份证；\n现场免费。',
  cancelled: false,
  sequence: 0,
}
const now = at('2026-11-23', '10:00')

const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n')
const contentOf = (text: string, name: string) =>
  unfolded(text)
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1))
const readText = (value = '') => value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))

test('one event in universal time, with its alarm, as RFC 5545 wants it', () => {
  expect(unfolded(icsOf([event], now))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tongren-jobs//ZH',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:f2f5b1de-1f6e-4a53-8a55-1b1f0f2e7c01@tongren-jobs',
    'DTSTAMP:20261123T020000Z',
    'LAST-MODIFIED:20261123T020000Z',
    'SEQUENCE:0',
    'DTSTART:20261127T010000Z',
    'DTEND:20261127T040000Z',
    'SUMMARY:碧江区天天有招聘',
    'LOCATION:人力资源市场\\, 锦江大道 1 号',
    'DESCRIPTION:请带身份证；\\n现场免费。',
    'STATUS:CONFIRMED',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:碧江区天天有招聘',
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('a cancelled one replaces the earlier file and rings no more', () => {
  const text = icsOf([{ ...event, cancelled: true, sequence: 2 }], now)
  expect(contentOf(text, 'METHOD')).toEqual([])
  expect(contentOf(text, 'STATUS')).toEqual(['CANCELLED'])
  expect(contentOf(text, 'SEQUENCE')).toEqual(['2'])
  expect(text).not.toContain('VALARM')
})

const lesson = (nth: number, day: string) => ({
  id: `1e550000-0000-4000-8000-00000000000${nth}` as SessionId,
  title: null,
  day,
  startsAt: at(day, '09:00'),
  endsAt: at(day, '11:00'),
})
const course = {
  id: event.id as ActivityId,
  title: '育婴员培训',
  startsAt: at('2026-11-20', '09:00'),
  endsAt: at('2026-12-02', '11:00'),
  bring: '身份证',
  venue: { name: '培训中心', address: '锦江大道 1 号' },
  sessions: [lesson(1, '2026-11-20'), lesson(2, '2026-11-27'), lesson(3, '2026-12-02')],
}
const fileOf = (known: typeof course, cancelled = false, sequence = 0) =>
  icsOf(
    entriesOf(known, now).map(({ location, description, ...entry }) => ({
      ...entry,
      place: location,
      about: description,
      cancelled,
      sequence,
    })),
    now,
  )

test('a course is its lessons to come, each under its own id with its own alarm', () => {
  const text = fileOf(course)
  const [, two, three] = course.sessions.map(({ id }) => `${id}@tongren-jobs`)
  expect(contentOf(text, 'UID')).toEqual([two, three])
  expect(contentOf(text, 'SUMMARY')).toEqual(['育婴员培训 · 第 2 课', '育婴员培训 · 第 3 课'])
  expect(contentOf(text, 'DTSTART')).toEqual(['20261127T010000Z', '20261202T010000Z'])
  expect(contentOf(text, 'TRIGGER')).toEqual(['-PT1H', '-PT1H'])
  expect(text).not.toContain('METHOD')
})

test('a moved lesson keeps its id and comes later in sequence; a cancelled course cancels each lesson', () => {
  const [first, second, last] = course.sessions as [Lesson, Lesson, Lesson]
  const moved = {
    ...course,
    sessions: [first, { ...second, startsAt: at('2026-11-28', '14:00'), endsAt: at('2026-11-28', '16:00') }, last],
  }
  const text = fileOf(moved, false, 7)
  expect(contentOf(text, 'UID')).toEqual(contentOf(fileOf(course), 'UID'))
  expect(contentOf(text, 'SEQUENCE')).toEqual(['7', '7'])
  expect(contentOf(text, 'DTSTART')[0]).toBe('20261128T060000Z')
  expect(contentOf(fileOf(course, true), 'STATUS')).toEqual(['CANCELLED', 'CANCELLED'])
})

test('what has one session is one entry under its own id, and a course that is over its last lesson', () => {
  const fair = { ...course, sessions: course.sessions.slice(1, 2) }
  expect(entriesOf(fair, now)).toMatchObject([{ id: event.id, startsAt: at('2026-11-27', '09:00') }])
  expect(entriesOf({ ...course, sessions: [] }, now)).toMatchObject([{ id: event.id, startsAt: course.startsAt }])
  expect(entriesOf(course, at('2027-01-01', '09:00'))).toMatchObject([{ id: course.sessions[2]?.id }])
})

test.each([
  ['a line break', '招聘会\r\nATTENDEE:mailto:x@example.com', '招聘会 ATTENDEE:mailto:x@example.com'],
  ['a lone carriage return', '招聘会\rEND:VEVENT', '招聘会 END:VEVENT'],
  ['line breaks of other kinds', '一\u2028二\u2029三\u0085四\u000b五\u000c六', '一 二 三 四 五 六'],
  ['marks that turn the writing', '招聘会\u202e会骗\u2066\u200f', '招聘会会骗'],
  ['right-to-left letters, which stay', 'وظائف 招聘', 'وظائف 招聘'],
  ['a family of emoji, which stays whole', '👨‍👩‍👧 招聘', '👨‍👩‍👧 招聘'],
  ['half an emoji', '招\ud83d聘', '招\ufffd聘'],
  ['signs that mean something', 'a,b;c\\n', 'a,b;c\\n'],
  ['control characters', '招\u0000\u0007\u001b聘\ufeff', '招聘'],
  ['nothing', '', ''],
])('a title with %s is harmless', (_what, title, read) => {
  expect(readText(contentOf(icsOf([{ ...event, title }], now), 'SUMMARY')[0])).toBe(read)
})

test('a title of 10,000 characters is cut, and an id cannot break out', () => {
  const [summary] = contentOf(icsOf([{ ...event, title: '招'.repeat(10_000) }], now), 'SUMMARY')
  expect(summary).toBe(`${'招'.repeat(119)}…`)
  expect(contentOf(icsOf([{ ...event, id: 'a\r\nb:c' }], now), 'UID')).toEqual(['abc@tongren-jobs'])
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('招', '🎉', 'é', 'a', ',', '\\', '\n', '\r', '\u202e', '👨‍👩‍👧', '\ud83d'),
    maxLength: 200,
  }),
)

test('whatever people type, no line is longer than 75 octets, none is cut inside a character, and none is added', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, place, about) => {
      const text = icsOf([{ ...event, title, place, about }], now)
      const wrong = text.split('\r\n').filter((line) => {
        const octets = Buffer.from(line)
        return octets.length > 75 || octets.toString() !== line
      })
      expect(wrong).toEqual([])
      expect(text.replace(/\r\n/g, '')).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/,
      )
      expect(unfolded(text)).toHaveLength(23)
    }),
  )
})

test('folding is undone by unfolding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (line) => {
      fc.pre(!/[\r\n]/.test(line))
      expect(foldLine(line).replace(/\r\n /g, '')).toBe(line)
    }),
  )
  expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75))
  expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
  expect(foldLine('招'.repeat(26))).toBe(`${'招'.repeat(25)}\r\n 招`)
})

test.each([
  ['碧江区天天有招聘', '碧江区天天有招聘.ics'],
  ['../../etc/passwd', 'etcpasswd.ics'],
  ['a:b*c?\n', 'abc.ics'],
  ['...', 'activity.ics'],
  ['招'.repeat(100), `${'招'.repeat(39)}….ics`],
])('%j is saved as %s', (title, name) => {
  expect(icsNameOf(title)).toBe(name)
})
