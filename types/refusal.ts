import type { ActivityRefusal } from './refusals/activity'
import type { BoothRefusal } from './refusals/booth'
import type { CampaignRefusal } from './refusals/campaign'
import type { DeskRefusal } from './refusals/desk'
import type { DoorRefusal } from './refusals/door'
import type { EmployerRefusal } from './refusals/employer'
import type { GateRefusal } from './refusals/gate'
import type { NoticeRefusal } from './refusals/notice'
import type { PersonRefusal } from './refusals/person'
import type { PolicyRefusal } from './refusals/policy'
import type { PostingRefusal } from './refusals/posting'
import type { RosterRefusal } from './refusals/roster'
import type { SeriesRefusal } from './refusals/series'
import type { TicketRefusal } from './refusals/ticket'

/**
 * Every business "no" of the system: `noun.reason` plus the facts its sentence needs. A new code does not compile
 * until `src/wording/refusals/` says it in Chinese with the next step.
 */
export type Refusal =
  | ActivityRefusal
  | BoothRefusal
  | CampaignRefusal
  | DeskRefusal
  | DoorRefusal
  | EmployerRefusal
  | GateRefusal
  | NoticeRefusal
  | PersonRefusal
  | PolicyRefusal
  | PostingRefusal
  | RosterRefusal
  | SeriesRefusal
  | TicketRefusal
export type RefusalCode = Refusal['code']

/** The refusals of these codes. */
export type RefusalOf<C extends RefusalCode> = Extract<Refusal, { code: C }>
