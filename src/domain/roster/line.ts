import type { LocalDate } from '../../../types/core'
import type { KeyGroup } from '../../../types/person'
import { accept, type Decision, refuse } from '../../../types/reply'
import { RosterFault, type RosterLine } from '../../../types/roster'
import { isChild } from '../person/consent-basis'
import { checkIdNumber, type IdNumber, isResidenceCard } from '../person/id-number'
import { checkRealName } from '../person/real-name'
import { compactNumber } from '../text/typed'
import { cardsIn, holdsCard, isRounded } from './cells'
import type { Found } from './found'
import { groupDenied, groupSaid, isGone, saidYes } from './group'

/**
 * Why a line is left out: `form` no name and number where they should be, `group` says something a clerk must decide,
 * `groupless` says no group and none is chosen, `denied` says that the person is not one of the group, `two` holds two
 * people, `rounded` a number that a spreadsheet has changed, `round` one that looks
 * so and may be right, `repeated` is on the list above, `otherName` shares its
 * number with a line of another name.
 */
export type UnreadLine = {
  at: number
  name: string
  why: 'form' | 'group' | 'groupless' | 'denied' | 'two' | 'rounded' | 'round' | 'repeated' | 'otherName' | RosterFault
  /** What stands in the column of groups, where that is the reason. */
  said?: string
}

/** What a clerk said a word of the list means: a group, or `none`. */
export type RosterChoices = Readonly<Record<string, KeyGroup | 'none'>>

/** Reads a number of a list, or refuses as at registration. Permits of HK/Macao/Taiwan are told by their region. */
export function checkRosterNumber(idNumber: string, today: LocalDate): Decision<string> {
  const checked = checkRosterCard(idNumber, today)
  return checked.ok ? accept(checked.value.number) : checked
}

function checkRosterCard(idNumber: string, today: LocalDate): Decision<IdNumber> {
  const number = compactNumber(idNumber)
  const card = isResidenceCard(number) ? 'permanentResidence' : 'residentId'
  const type = /^8[123]0000/.test(number) ? 'hmtResidencePermit' : card
  return checkIdNumber({ type, number: idNumber }, today)
}

/** Reads the number of one line with a name to it, or refuses: person.realName, person.id*; person.childNotAsked for a child under 14, of whom no group is kept. */
export function checkRosterLine(
  { name, idNumber }: Pick<RosterLine, 'name' | 'idNumber'>,
  today: LocalDate,
): Decision<string> {
  const read = checkRealName(name, isResidenceCard(compactNumber(idNumber)) ? 'permanentResidence' : 'residentId')
  if (!read.ok) return read
  const checked = checkRosterCard(idNumber, today)
  if (!checked.ok) return checked
  return isChild(checked.value.bornOn, today) ? refuse({ code: 'person.childNotAsked' }) : accept(checked.value.number)
}

const faultOf = (code: string): RosterFault => RosterFault.safeParse(code).data ?? 'person.idForm'

type Asking = { group: KeyGroup | null; choices: RosterChoices }

/** A cell with the heading of its column. */
const titled = (heading: string, cell: string): string => (heading === '' ? cell : `${heading}：${cell}`)

/** What only a clerk can decide: their choice for these words, or the question. */
function asking(words: string, chosen: (word: string) => KeyGroup | 'none' | undefined) {
  const meant = chosen(words)
  return meant && meant !== 'none' ? [meant] : { why: meant ? ('denied' as const) : ('group' as const), said: words }
}

/** The groups a line comes to: those it names, those its columns say yes to, or the clerk's choice. */
function groupsOf(
  { said, flags, asides, guessed, title }: Found,
  { group, choices }: Asking,
): readonly KeyGroup[] | Pick<UnreadLine, 'why' | 'said'> {
  const chosen = (word: string) => (Object.hasOwn(choices, word) ? choices[word] : undefined)
  const decided = chosen(said)
  if (decided) return decided === 'none' ? { why: 'denied', said } : [decided]
  const own = groupSaid(said)
  const against = flags.find(
    ([, cell, asked]) =>
      own.kind === 'groups' &&
      own.groups.includes(asked) &&
      groupSaid(cell).kind === 'denied' &&
      saidYes(cell) === false,
  )
  if (against) return asking(`${said}；${against[0]}：${against[1]}`, chosen)
  const yes = flags.filter(([, cell]) => saidYes(cell)).map(([, , asked]) => asked)
  const named = own.kind === 'groups' ? own.groups : own.kind === 'silent' ? yes : []
  const denial = asides.find(([, cell]) => isGone(cell) || named.some((one) => groupDenied(cell) === one))
  if (denial) return asking(titled(...denial), chosen)
  if (own.kind === 'groups' && guessed !== undefined && group !== null && !own.groups.includes(group))
    return asking(titled(guessed, said), chosen)
  if (own.kind === 'groups') return own.groups
  if (own.kind === 'doubtful') return { why: 'group', said }
  if (own.kind === 'denied') return { why: 'denied', said }
  const unclear = flags.find(([, cell]) => saidYes(cell) === null)
  if (unclear) {
    return asking(`${unclear[0]}：${unclear[1]}`, chosen)
  }
  if (yes.length > 0) return [...new Set(yes)]
  const no = flags.find(([, cell, asked]) => asked === group || (group === null && groupSaid(cell).kind === 'denied'))
  if (no) return { why: 'denied', said: `${no[0]}：${no[1]}` }
  const aside = asides.find(([, cell]) => {
    const other = groupSaid(cell)
    if (other.kind === 'groups') return group === null || !other.groups.includes(group)
    return groupDenied(cell) === group
  })
  if (aside) return asking(titled(...aside), chosen)
  const above = title === undefined ? null : groupSaid(title)
  if (title !== undefined && above?.kind === 'groups' && !(group && above.groups.includes(group)))
    return asking(title, chosen)
  return group ? [group] : { why: 'groupless' }
}

/** `rounds`: what is known of numbers that end like rounded ones; `sure`: the clerk has compared them with the cards. */
export type Judging = Asking & { at: number; today: LocalDate; seen: Set<string>; rounds: Rounds; sure: boolean }

/** A spreadsheet keeps fifteen digits, a program that takes a number for a fraction sixteen or seventeen. */
const endsRound = (number: string) => /^\d{15}000$/.test(compactNumber(number))
const endsInNought = (number: string) => /^\d{17}0$/.test(compactNumber(number))

/** In how many cards at least a nought at the end of every one is no chance any more: one in eleven ends so. */
const TELLING = 3

export type Rounds = 'some' | 'likely' | 'none'

/** Whether a list has been through a program that rounds: some number shows it, or every card ends in a nought. */
export function roundsIn(people: readonly Found[], today: LocalDate): Rounds {
  const numbers = people.map(({ number }) => number)
  if (numbers.some((number) => isRounded(number) || (endsRound(number) && !checkRosterNumber(number, today).ok)))
    return 'some'
  const cards = numbers.filter(holdsCard)
  return cards.length >= TELLING && cards.every(endsInNought) ? 'likely' : 'none'
}

/** What a person of a list comes to: a line for each of their groups, or why they are left out. */
export function judge(found: Found, judging: Judging): readonly RosterLine[] | UnreadLine {
  const { at, today, seen, rounds, sure } = judging
  const name = found.name.slice(0, 20)
  if (found.name === '' || !/\d/.test(compactNumber(found.number))) {
    if (!/^#{3,}$/.test(found.number)) return { at, name, why: 'form' }
  }
  if (cardsIn(found.number) > 1) return { at, name, why: 'two' }
  const line = { name: found.name.slice(0, 60), idNumber: found.number.slice(0, 40) }
  const checked = checkRosterLine(line, today)
  const isDamaged =
    isRounded(found.number) ||
    (endsRound(found.number) && (rounds === 'some' || !checkRosterNumber(found.number, today).ok))
  if (isDamaged) return { at, name, why: 'rounded' }
  const mayBeDamaged = endsRound(found.number) || (rounds !== 'none' && endsInNought(found.number))
  if (mayBeDamaged && checked.ok && !sure) return { at, name, why: 'round' }
  if (!checked.ok) return { at, name, why: faultOf(checked.refusal.code) }
  const groups = groupsOf(found, judging)
  if ('why' in groups) return { at, name, ...groups }
  const fresh = groups.filter((keyGroup) => !seen.has(`${keyGroup} ${checked.value}`))
  if (fresh.length === 0) return { at, name, why: 'repeated' }
  for (const keyGroup of fresh) seen.add(`${keyGroup} ${checked.value}`)
  return fresh.map((keyGroup) => ({ at, name: line.name, idNumber: checked.value, keyGroup }))
}
