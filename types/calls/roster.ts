import * as z from 'zod/mini'
import { call } from '../call'
import { DistrictCode } from '../division'
import { KeyGroup } from '../person'
import { RosterRefusal } from '../refusals/roster'
import { ROSTER_SLICE, RosterCount, RosterLine, RosterTaken } from '../roster'

/** How many people are on the rosters of the clerk's division and below, by key group and division. */
export const show = call({
  name: 'roster.show',
  act: 'read',
  who: 'clerk',
  input: {},
  output: z.array(RosterCount),
  refusals: [RosterRefusal],
})

/** Takes the good lines of a list, 500 at most, and names the bad ones; twice is once. Only keyed hashes are kept. */
export const take = call({
  name: 'roster.take',
  act: 'write',
  who: 'clerk',
  input: { district: DistrictCode, lines: z.array(RosterLine).check(z.minLength(1), z.maxLength(ROSTER_SLICE)) },
  output: RosterTaken,
  refusals: [RosterRefusal],
})

/** Takes one person off a roster. Refusals: roster.notFound, person.id*. */
export const remove = call({
  name: 'roster.remove',
  act: 'write',
  who: 'clerk',
  input: {
    keyGroup: KeyGroup,
    idNumber: z.string().check(z.maxLength(40)),
  },
  output: z.array(RosterCount),
  refusals: [RosterRefusal],
})
