import { useRef, useState } from 'react'
import { cloudNow } from '@/api/clock'
import { newId } from '@/api/new-id'
import { isPassed, toneOf } from '@/domain/gate/gate'
import { basesFor } from '@/domain/person/consent-basis'
import { checkIdNumber } from '@/domain/person/id-number'
import { dayOf } from '@/domain/time/calendar'
import { type Fault, goToFirst } from '@/ui/missing'
import { sayBeside } from '@/wording/refusal'
import { fieldOfPerson, type TypedPerson, wrongIn } from '@/wording/typed-person'
import * as gate from '../../../../types/calls/gate'
import type { PersonId, ScanId, SessionId, TicketId } from '../../../../types/core'
import type { ScanResult } from '../../../../types/gate'
import type { ConsentBasis } from '../../../../types/person'
import type { RefusalCode } from '../../../../types/refusal'
import type { Outcome } from '../../../../types/reply'
import { ask } from '../phone/link'
import { noteOwn } from '../phone/own'
import { feel } from '../scan/feel'
import { leaveShown } from '../scan/shown'

export type Draft = TypedPerson & {
  agreed: boolean
  /** They say they belong to the group the activity is for, or has places for. */
  declared: boolean
  cardSeen: boolean
}
type Field = Exclude<keyof Draft, 'idType' | 'cardSeen'>
export type Mistakes = Partial<Record<Field, string>>

const own: Partial<Record<RefusalCode, Field>> = {
  'person.consentMissing': 'agreed',
  'eligibility.notDeclared': 'declared',
}

/** Who has to say yes: the person, or for a child a guardian; the person while the number cannot be read. */
export function basisOf({ idType, idNumber }: Draft): ConsentBasis {
  const today = dayOf(cloudNow())
  const number = checkIdNumber({ type: idType, number: idNumber }, today)
  return (number.ok && basesFor({ relation: 'self', bornOn: number.value.bornOn }, today)[0]) || 'self'
}

/** Everything wrong at once, by the cloud's own rules; a phone is welcome, not needed. */
function mistakesIn(draft: Draft): Mistakes {
  const wrong = wrongIn(draft, dayOf(cloudNow()), { realName: '请照证件写姓名', idNumber: '请照证件写号码' })
  return draft.agreed ? wrong : { ...wrong, agreed: '请先向本人说明，本人同意后勾选' }
}

/** The fields in the order of the form, each with its element and its name. */
const places: readonly (Fault & { field: Field })[] = [
  { field: 'realName', id: 'real-name', label: '姓名' },
  { field: 'idNumber', id: 'id-number', label: '证件号码' },
  { field: 'phone', id: 'phone', label: '手机号码' },
  { field: 'declared', id: 'declare', label: '人群承诺', at: 'declare' },
  { field: 'agreed', id: 'agree', label: '本人同意', at: 'agree' },
]

const faultsIn = (mistakes: Mistakes): readonly Fault[] => places.filter(({ field }) => mistakes[field])

const fresh = () => ({ scanId: newId<ScanId>(), ticketId: newId<TicketId>(), personId: newId<PersonId>() })
const blank: Draft = {
  realName: '',
  idType: 'residentId',
  idNumber: '',
  phone: '',
  agreed: false,
  declared: false,
  cardSeen: false,
}

export type Standing = { kind: 'idle' | 'sending' } | Exclude<Outcome<never>, { kind: 'done' }>

/** The texts on personal data as they read now. */
export type Versions = { notice: string; children: string }

/**
 * Registering somebody at the door: the same form sent again is the same person, ticket and scan, until it is
 * answered. Nothing of one visitor stays in the form for the next.
 */
export function useWalkIn(sessionId: SessionId, versions: Versions) {
  const [draft, setDraft] = useState(blank)
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [state, setState] = useState<Standing>({ kind: 'idle' })
  const [result, setResult] = useState<ScanResult | null>(null)
  /** The number is registered with another name. */
  const [otherName, setOtherName] = useState(false)
  const ids = useRef(fresh())
  const sending = useRef(false)

  const change = (part: Partial<Draft>) => {
    setDraft((before) => {
      const changed = { ...before, cardSeen: false, ...part }
      const isSame = basisOf(changed) === basisOf(before)
      return { ...changed, agreed: changed.agreed && isSame, declared: changed.declared && isSame }
    })
    setMistakes((before) => ({
      ...before,
      ...Object.fromEntries(Object.keys(part).map((field) => [field, undefined])),
    }))
    setResult(null)
    if ('realName' in part || 'idNumber' in part) setOtherName(false)
  }

  const settle = (value: ScanResult) => {
    feel(toneOf(value.outcome))
    if (isPassed(value.outcome)) noteOwn(sessionId, ids.current.ticketId, 'in')
    leaveShown(sessionId, value)
    setResult(value)
    setState({ kind: 'idle' })
    setOtherName(false)
    ids.current = fresh()
    if (isPassed(value.outcome)) setDraft(blank)
  }

  const send = async () => {
    const found = mistakesIn(draft)
    setMistakes(found)
    if (Object.keys(found).length > 0) return goToFirst(faultsIn(found))
    if (sending.current) return
    sending.current = true
    setState({ kind: 'sending' })
    const { agreed: _, phone, ...rest } = draft
    const said = { consentVersion: versions.notice, childrenVersion: versions.children, basis: basisOf(draft) }
    const person = { ...rest, ...said, phone: phone.trim() || null }
    const outcome = await ask(gate.walkIn, { ...ids.current, sessionId, ...person })
    sending.current = false
    if (outcome.kind === 'done') return settle(outcome.value)
    const field = outcome.kind === 'refused' ? (fieldOfPerson(outcome.refusal) ?? own[outcome.refusal.code]) : undefined
    if (outcome.kind !== 'refused' || !field) return setState(outcome)
    setMistakes({ [field]: sayBeside(outcome.refusal) })
    setOtherName(outcome.refusal.code === 'person.nameMismatch')
    setState({ kind: 'idle' })
  }

  return { draft, mistakes, faults: faultsIn(mistakes), state, result, otherName, change, send }
}
