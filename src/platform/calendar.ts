/** An entry for the phone's calendar; instants are epoch ms. */
export type Entry = { title: string; startsAt: number; endsAt: number; location: string; description?: string }

/** Puts it into the phone's calendar (a reminder an hour before), or hands over an .ics file on h5; false when refused. */
export declare function addToCalendar(entry: Entry): Promise<boolean>
