import type { CalendarEntry } from '@/domain/activity/calendar-entries'
import type { WhyNot } from './why-not'

/** Whether `addToCalendar` takes all entries it is given; WeChat asks for each anew, so there only the first is put in. */
export declare const takesAll: boolean

/** Puts entries into the phone's calendar (each with a reminder an hour before), or hands over an .ics file on h5. */
export declare function addToCalendar(entries: readonly CalendarEntry[]): Promise<'added' | WhyNot>

/** Whether entries can be taken out again from here; WeChat lets a mini-program only put them in. */
export declare const takesOut: boolean

/** Hands over the .ics file that marks the entries as cancelled; nothing where `takesOut` is false. */
export declare function removeFromCalendar(entries: readonly CalendarEntry[]): void
