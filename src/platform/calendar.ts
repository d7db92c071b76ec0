import type { WhyNot } from './why-not'

/** An entry for the phone's calendar; instants are epoch ms. The same `id` replaces an earlier .ics entry. */
export type Entry = {
  id: string
  title: string
  startsAt: number
  endsAt: number
  location: string
  description?: string
}

/** Puts it into the phone's calendar (a reminder an hour before), or hands over an .ics file on h5. */
export declare function addToCalendar(entry: Entry): Promise<'added' | WhyNot>

/** Whether an entry can be taken out again from here; WeChat lets a mini-program only put them in. */
export declare const takesOut: boolean

/** Hands over the .ics file that takes the entry out again; nothing where `takesOut` is false. */
export declare function removeFromCalendar(entry: Entry): void
