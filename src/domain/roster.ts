import type { LocalDate } from '../../types/core'
import type { KeyGroup } from '../../types/person'
import { accept, type Decision } from '../../types/reply'
import { RosterFault, type RosterLine } from '../../types/roster'
import { checkIdNumber } from './id-number'
import { checkRealName } from './real-name'
import { halfWidth } from './typed'

/** A line nobody can send: it has no number that could be one, names a group there is not, or none where none is chosen. */
export type UnreadLine = { at: number; name: string; why: 'form' | 'group' | 'groupless' | 'repeated' | RosterFault }

/** What a list comes to before it is sent: the lines that are right, and each other one with its reason. */
export type RosterRead = { good: readonly RosterLine[]; bad: readonly UnreadLine[] }

/** Words lists use for the groups; a word that holds one of these is that group. */
const GROUPS: readonly (readonly [string, KeyGroup])[] = [
  ['毕业', 'graduate'],
  ['退役', 'veteran'],
  ['军人', 'veteran'],
  ['就业困难', 'hardToEmploy'],
  ['脱贫', 'liftedFromPoverty'],
  ['贫困', 'liftedFromPoverty'],
  ['搬迁', 'resettled'],
  ['农民工', 'migrantWorker'],
  ['残疾', 'disabled'],
  ['失业', 'registeredUnemployed'],
  ['妇女', 'woman'],
]

const SEPARATORS = /[\t,，;；、|]+| {2,}/

const looksLikeNumber = (cell: string) => /^[\dXx*]{12,}$/.test(halfWidth(cell).replace(/[\s'"-]/g, ''))

const cellsOf = (line: string) => {
  const cells = line
    .split(SEPARATORS)
    .map((cell) => cell.replace(/^["'\s]+|["'\s]+$/g, ''))
    .filter((cell) => cell !== '')
  return cells.length === 1 ? (cells[0] ?? '').split(/\s+/) : cells
}

const isHeading = (cells: readonly string[]) => cells.some((cell) => /姓名|证件|身份证|人群|类别/.test(cell))

/** Number and name are told apart by what they look like, so that columns may stand in any order, also a running number. */
function readLine(line: string, at: number, group: KeyGroup | null): RosterLine | UnreadLine {
  const cells = cellsOf(line)
  const number = cells.find(looksLikeNumber) ?? cells.find((cell) => /\d{6,}/.test(cell))
  const words = cells.filter((cell) => cell !== number && !/^\d+$/.test(cell))
  const name = words[0] ?? ''
  if (number === undefined || name === '') return { at, name: name.slice(0, 20), why: 'form' }
  const said = words[1]
  const named = said === undefined ? group : GROUPS.find(([word]) => said.includes(word))?.[1]
  if (!named) return { at, name: name.slice(0, 20), why: said === undefined ? 'groupless' : 'group' }
  return { at, name: name.slice(0, 60), idNumber: number.slice(0, 40), keyGroup: named }
}

/** Reads a number of a list, or refuses as at registration. Permits of HK/Macao/Taiwan are told by their region. */
export function checkRosterNumber(idNumber: string, today: LocalDate): Decision<string> {
  const type = /^8[123]0000/.test(halfWidth(idNumber).trim()) ? 'hmtResidencePermit' : 'residentId'
  const checked = checkIdNumber({ type, number: idNumber }, today)
  return checked.ok ? accept(checked.value.number) : checked
}

/** Reads the number of one line with a name to it, or refuses: person.realName, person.id*. */
export function checkRosterLine({ name, idNumber }: RosterLine, today: LocalDate): Decision<string> {
  const read = checkRealName(name, 'residentId')
  return read.ok ? checkRosterNumber(idNumber, today) : read
}

const faultOf = (code: string): RosterFault => RosterFault.safeParse(code).data ?? 'person.idForm'

/**
 * Reads a list as it was pasted or came in a file: one person a line, name, number and group separated by commas, tabs
 * or spaces; a heading and empty lines are left out. `group` is that of lines which name none; null leaves those out. Numbers are checked as
 * at registration; the second line with a number of the same group is left out.
 */
export function readRoster(text: string, group: KeyGroup | null, today: LocalDate): RosterRead {
  const good: RosterLine[] = []
  const bad: UnreadLine[] = []
  const seen = new Set<string>()
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\n\r\u2028\u2029]/)
  const first = lines.findIndex((line) => line.trim() !== '')
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '' || (place === first && isHeading(cellsOf(line)))) continue
    const read = judge(line, { at: place + 1, group, today, seen })
    if ('why' in read) bad.push(read)
    else good.push(read)
  }
  return { good, bad }
}

type Judging = { at: number; group: KeyGroup | null; today: LocalDate; seen: Set<string> }

function judge(line: string, { at, group, today, seen }: Judging): RosterLine | UnreadLine {
  const read = readLine(line, at, group)
  if ('why' in read) return read
  const checked = checkRosterLine(read, today)
  if (!checked.ok) return { at, name: read.name, why: faultOf(checked.refusal.code) }
  const key = `${read.keyGroup} ${checked.value}`
  if (seen.has(key)) return { at, name: read.name, why: 'repeated' }
  seen.add(key)
  return { ...read, idNumber: checked.value }
}

/** How many lines of each group, most first. */
export const groupsIn = (lines: readonly RosterLine[]): readonly { keyGroup: KeyGroup; people: number }[] => {
  const groups = [...new Set(lines.map(({ keyGroup }) => keyGroup))]
  return groups
    .map((keyGroup) => ({ keyGroup, people: lines.filter((line) => line.keyGroup === keyGroup).length }))
    .sort((one, other) => other.people - one.people)
}

/** How many lines a list has, empty ones left out. */
export const rosterLength = (text: string): number =>
  text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '').length
