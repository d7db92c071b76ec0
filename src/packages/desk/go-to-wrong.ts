import { goTo } from '@/platform/go-to'
import { frameOf } from '@/ui/field/frame'

/** Where what is wrong stands, in the order of the forms of a series and of one date, when its field has another name. */
const PLACES: readonly (readonly [name: string, at?: string])[] = [
  ['kind'],
  ['title'],
  ['titlePattern'],
  ['theme'],
  ['themes', 'what'],
  ['district'],
  ['day'],
  ['time', frameOf('starts')],
  ['stops', 'stops'],
  ['starts'],
  ['ends'],
  ['venueId'],
  ['boundFor'],
  ['weekdays', 'weekdays'],
  ['onHoliday'],
  ['makeUpDays'],
  ['fromDay'],
  ['untilDay'],
  ['weeksAhead'],
  ['places', frameOf('seats')],
  ['keyGroup'],
  ['eligibility'],
  ['opensDaysBefore'],
  ['signUp', frameOf('opensDaysBefore')],
  ['closesMinutesBefore'],
  ['cancelMinutesBefore'],
  ['entryMinutesBeforeEnd'],
  ['about'],
  ['bring'],
  ['organizer', frameOf('organizerName')],
  ['minAge'],
]

/** Brings the first of what is wrong before the eyes. */
export function goToWrong(wrong: Readonly<Record<string, string | undefined>>): void {
  const [name, at] = PLACES.find(([one]) => wrong[one]) ?? []
  if (name) goTo(at ?? frameOf(name))
}
