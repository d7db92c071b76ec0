import type { AnyCall, InputOf, OutputOf } from './call'
import * as activity from './calls/activity'
import * as booth from './calls/booth'
import * as boothDesk from './calls/booth-desk'
import * as campaign from './calls/campaign'
import * as consent from './calls/consent'
import * as desk from './calls/desk'
import * as employer from './calls/employer'
import * as employerDesk from './calls/employer-desk'
import * as gate from './calls/gate'
import * as gateDesk from './calls/gate-desk'
import * as notice from './calls/notice'
import * as person from './calls/person'
import * as personDesk from './calls/person-desk'
import * as policy from './calls/policy'
import * as posting from './calls/posting'
import * as postingEmployer from './calls/posting-employer'
import * as privacy from './calls/privacy'
import * as roster from './calls/roster'
import * as series from './calls/series'
import * as ticket from './calls/ticket'
import * as ticketDesk from './calls/ticket-desk'

/** The calls of some modules, each under its name. */
type ByName<M> = { [K in keyof M as M[K] extends AnyCall ? M[K]['name'] : never]: M[K] }

const byName = <M extends object>(calls: M) =>
  Object.fromEntries(Object.values(calls).map((one: AnyCall) => [one.name, one])) as ByName<M>

/** Every call of the system, for the cloud, `npm run contract` and tests. No page imports it: a page imports the calls it makes. */
export const contract = {
  ...byName(activity),
  ...byName(posting),
  ...byName(postingEmployer),
  ...byName(person),
  ...byName(personDesk),
  ...byName(ticket),
  ...byName(ticketDesk),
  ...byName(gate),
  ...byName(gateDesk),
  ...byName(employer),
  ...byName(employerDesk),
  ...byName(booth),
  ...byName(boothDesk),
  ...byName(desk),
  ...byName(series),
  ...byName(roster),
  ...byName(consent),
  ...byName(campaign),
  ...byName(privacy),
  ...byName(policy),
  ...byName(notice),
}

export type Contract = typeof contract
export type CallName = keyof Contract
export type Input<C extends CallName> = InputOf<Contract[C]>
export type Output<C extends CallName> = OutputOf<Contract[C]>
export type WhoOf<C extends CallName> = Contract[C]['who']
/** Calls of one noun: `CallsOf<'ticket'>` is `'ticket.book' | …`. */
export type CallsOf<N extends string> = Extract<CallName, `${N}.${string}`>
