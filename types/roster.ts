import * as z from 'zod/mini'
import { Count } from './core'
import { DistrictCode } from './division'
import { KeyGroup } from './person'

/** How many lines of a list travel in one call, and how many a clerk may bring at once. */
export const ROSTER_SLICE = 500
export const ROSTER_MOST = 5000

/** One line of a list as it was read. Raw text: `src/domain/roster/roster.ts` reads and refuses. `at` counts from 1. */
export const RosterLine = z.object({
  at: z.int().check(z.gte(1), z.lte(1_000_000)),
  name: z.string().check(z.maxLength(60)),
  idNumber: z.string().check(z.maxLength(40)),
  keyGroup: KeyGroup,
})
export type RosterLine = z.infer<typeof RosterLine>

/** Why a line was not taken. */
export const RosterFault = z.enum([
  'person.realName',
  'person.idForm',
  'person.idLength',
  'person.idCheckDigit',
  'person.idBirthDate',
  'person.childNotAsked',
])
export type RosterFault = z.infer<typeof RosterFault>

/** What became of the lines: new on the roster, on it before, and those that were left out. */
export const RosterTaken = z.object({
  taken: Count,
  known: Count,
  bad: z.array(z.object({ at: z.int(), code: RosterFault })),
})
export type RosterTaken = z.infer<typeof RosterTaken>

/** How many people of a key group a division has on its roster. */
export const RosterCount = z.object({ keyGroup: KeyGroup, district: DistrictCode, people: Count })
export type RosterCount = z.infer<typeof RosterCount>
