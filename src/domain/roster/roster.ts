import type { LocalDate } from '../../../types/core'
import type { KeyGroup } from '../../../types/person'
import type { RosterLine } from '../../../types/roster'
import { comparableName } from '../person/real-name'
import { compactNumber } from '../text/typed'
import { holdsCard, isBlank, rowsOf } from './cells'
import { checkRosterNumber, judge, type RosterChoices, roundsIn, type UnreadLine } from './line'
import { type Part, partsIn } from './parts'

/** What became of the lines of a list: every line that is not empty is counted once, and `blanks` are the empty ones. */
export type RosterCounted = {
  people: number
  faults: number
  headings: number
  titles: number
  footers: number
  lines: number
  blanks: number
}

/** What a list comes to before it is sent: the lines that are right, and each other one with its reason. */
export type RosterRead = { good: readonly RosterLine[]; bad: readonly UnreadLine[]; counted: RosterCounted }

/** Lines that share a number but not a name: nobody can tell which is right. */
function parted(good: readonly RosterLine[]): ReadonlySet<string> {
  const names = new Map<string, string>()
  const torn = new Set<string>()
  for (const { idNumber, name } of good) {
    const known = names.get(idNumber)
    if (known !== undefined && known !== comparableName(name)) torn.add(idNumber)
    names.set(idNumber, comparableName(name))
  }
  return torn
}

/**
 * Reads a list as it was pasted or came in a file. Headings, titles above and signatures and sums below are told from
 * people; every other line is somebody or a fault with its line number. `group` is that of lines that name none, null
 * leaves those out; `choices` say what doubtful words mean, `sure` that numbers which end like rounded ones are right. Numbers are checked as at registration.
 */
export function readRoster(
  text: string,
  group: KeyGroup | null,
  today: LocalDate,
  choices: RosterChoices = {},
  sure = false,
): RosterRead {
  const all = rowsOf(text)
  const parts = partsIn(
    all.filter(({ cells }) => !isBlank(cells)),
    (cell) => holdsCard(cell) && checkRosterNumber(cell, today).ok,
  )
  const rounds = roundsIn(
    parts.flatMap((part) => (part.kind === 'people' ? part.people : [])),
    today,
  )
  const seen = new Set<string>()
  const names = new Map<string, string>()
  const good: RosterLine[] = []
  const bad: UnreadLine[] = []
  for (const part of parts) {
    const { at } = part.row
    if (part.kind === 'fault') bad.push({ at, name: part.name.slice(0, 20), why: part.why })
    if (part.kind !== 'people') continue
    let isKept = false
    for (const found of part.people.slice().sort((one, other) => Number(one.again ?? 0) - Number(other.again ?? 0))) {
      const read = judge(found, { at, group, choices, today, seen, rounds, sure })
      if ('why' in read && read.why === 'repeated') {
        const number = compactNumber(found.number)
        const isOther = good.some(
          (line) => line.idNumber === number && comparableName(line.name) !== comparableName(found.name),
        )
        if (isOther || !(found.again && isKept)) bad.push(isOther ? { ...read, why: 'otherName' } : read)
        if (isOther) names.set(number, '')
      } else if ('why' in read) bad.push(read)
      else good.push(...read)
      isKept ||= !('why' in read)
    }
  }
  const torn = new Set([...parted(good), ...names.keys()])
  const left = good.filter(({ idNumber }) => torn.has(idNumber))
  for (const { at, name } of left)
    if (!bad.some((line) => line.at === at && line.why === 'otherName'))
      bad.push({ at, name: name.slice(0, 20), why: 'otherName' })
  const kept = good.filter(({ idNumber }) => !torn.has(idNumber))
  bad.sort((one, other) => one.at - other.at)
  return { good: kept, bad, counted: { ...countIn(parts, kept, bad), blanks: all.length - parts.length } }
}

function countIn(
  parts: readonly Part[],
  good: readonly RosterLine[],
  bad: readonly UnreadLine[],
): Omit<RosterCounted, 'blanks'> {
  const faulty = new Set(bad.map(({ at }) => at))
  const kept = new Set(good.map(({ at }) => at))
  const count = { people: 0, faults: 0, headings: 0, titles: 0, footers: 0, lines: parts.length }
  for (const { row, kind } of parts) {
    if (faulty.has(row.at)) count.faults += 1
    else if (kept.has(row.at)) count.people += 1
    else if (kind === 'heading' || kind === 'title' || kind === 'footer') count[`${kind}s`] += 1
  }
  return count
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
