import { useRef, useState } from 'react'
import { cloudNow } from '@/api/clock'
import { newId } from '@/api/new-id'
import { type Fault, goToFirst } from '@/components/missing'
import { dayOf } from '@/domain/calendar'
import { basesFor } from '@/domain/consent-basis'
import { isPassed, toneOf } from '@/domain/gate'
import { checkIdNumber } from '@/domain/id-number'
import { checkPhone } from '@/domain/phone'
import { checkRealName } from '@/domain/real-name'
import { sayBeside } from '@/wording/refusal'
import type { PersonId, ScanId, SessionId, TicketId } from '../../../../types/core'
import type { ScanResult } from '../../../../types/gate'
import type { ConsentBasis, IdType } from '../../../../types/person'
import type { RefusalCode } from '../../../../types/refusal'
import type { Outcome } from '../../../../types/reply'
import { ask } from '../phone/link'
import { noteOwn } from '../phone/own'
import { feel } from '../scan/feel'
import { leaveShown } from '../scan/shown'

export type Draft = {
  realName: string
  idType: IdType
  idNumber: string
  phone: string
  agreed: boolean
  cardSeen: boolean
}
type Field = Exclude<keyof Draft, 'idType' | 'cardSeen'>
export type Mistakes = Partial<Record<Field, string>>

const fields: Partial<Record<RefusalCode, Field>> = {
  'person.realName': 'realName',
  'person.nameMismatch': 'realName',
  'person.idLength': 'idNumber',
  'person.idForm': 'idNumber',
  'person.idBirthDate': 'idNumber',
  'person.idCheckDigit': 'idNumber',
  'person.phone': 'phone',
  'person.consentMissing': 'agreed',
}

/** Who has to say yes: the person, or for a child a guardian; the person while the number cannot be read. */
export function basisOf({ idType, idNumber }: Draft): ConsentBasis {
  const today = dayOf(cloudNow())
  const number = checkIdNumber({ type: idType, number: idNumber }, today)
  return (number.ok && basesFor({ relation: 'self', bornOn: number.value.bornOn }, today)[0]) || 'self'
}

/** Everything wrong at once, by the cloud's own rules; a phone is welcome, not needed. */
function mistakesIn({ realName, idType, idNumber, phone, agreed }: Draft): Mistakes {
  const name = checkRealName(realName, idType)
  const number = checkIdNumber({ type: idType, number: idNumber }, dayOf(cloudNow()))
  const called = phone.trim() === '' ? null : checkPhone(phone)
  return {
    ...(!name.ok && { realName: realName.trim() ? sayBeside(name.refusal) : '请照证件写姓名' }),
    ...(!number.ok && { idNumber: idNumber.trim() ? sayBeside(number.refusal) : '请照证件写号码' }),
    ...(called && !called.ok && { phone: sayBeside(called.refusal) }),
    ...(!agreed && { agreed: '请先向本人说明，本人同意后勾选' }),
  }
}

/** The fields in the order of the form, each with its element and its name. */
const places: readonly (Fault & { field: Field })[] = [
  { field: 'realName', id: 'real-name', label: '姓名' },
  { field: 'idNumber', id: 'id-number', label: '证件号码' },
  { field: 'phone', id: 'phone', label: '手机号码' },
  { field: 'agreed', id: 'agree', label: '本人同意', at: 'agree' },
]

const faultsIn = (mistakes: Mistakes): readonly Fault[] => places.filter(({ field }) => mistakes[field])

const fresh = () => ({ scanId: newId<ScanId>(), ticketId: newId<TicketId>(), personId: newId<PersonId>() })
const blank: Draft = { realName: '', idType: 'residentId', idNumber: '', phone: '', agreed: false, cardSeen: false }

export type Standing = { kind: 'idle' | 'sending' } | Exclude<Outcome<never>, { kind: 'done' }>

/**
 * Registering somebody at the door: the same form sent again is the same person, ticket and scan, until it is
 * answered. The phone number stays for those who came along and have none.
 */
export function useWalkIn(sessionId: SessionId, version: string) {
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
      return { ...changed, agreed: changed.agreed && basisOf(changed) === basisOf(before) }
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
    const person = { ...rest, phone: phone.trim() || null, consentVersion: version, basis: basisOf(draft) }
    const outcome = await ask('gate.walkIn', { ...ids.current, sessionId, ...person })
    sending.current = false
    if (outcome.kind === 'done') return settle(outcome.value)
    const field = outcome.kind === 'refused' ? fields[outcome.refusal.code] : undefined
    if (outcome.kind !== 'refused' || !field) return setState(outcome)
    setMistakes({ [field]: sayBeside(outcome.refusal) })
    setOtherName(outcome.refusal.code === 'person.nameMismatch')
    setState({ kind: 'idle' })
  }

  return { draft, mistakes, faults: faultsIn(mistakes), state, result, otherName, change, send }
}
