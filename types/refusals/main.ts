import * as z from 'zod/mini'
import { ActivityRefusal } from './activity'
import { DoorRefusal } from './door'
import { NoticeRefusal } from './notice'
import { PersonRefusal } from './person'
import { TicketRefusal } from './ticket'

/** What any call may be refused with; every page can say these. What else a call may answer it names itself. */
export const MainRefusal = z.union([DoorRefusal, ActivityRefusal, TicketRefusal, PersonRefusal, NoticeRefusal])
