/** An entry for the phone's calendar; instants are epoch ms. The same `id` replaces an earlier .ics entry. */
export type Entry = {
  id: string
  title: string
  startsAt: number
  endsAt: number
  location: string
  description?: string
}

/** Puts it into the phone's calendar (a reminder an hour before), or hands over an .ics file on h5; false when refused. */
export declare function addToCalendar(entry: Entry): Promise<boolean>
