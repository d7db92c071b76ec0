import { useState } from 'react'
import { checkPhone } from '@/domain/person/phone'
import { checkRealName } from '@/domain/person/real-name'
import { type Fault, goToFirst } from '@/ui/missing'
import { sayBeside } from '@/wording/refusal'
import type { Correction, Dossier } from '../../../../types/privacy'
import type { Refusal } from '../../../../types/refusal'

type Typed = { phone: string; realName: string }
type FieldName = keyof Typed

const places: readonly (Fault & { field: FieldName })[] = [
  { field: 'phone', id: 'phone', label: '手机号码' },
  { field: 'realName', id: 'real-name', label: '姓名' },
]

/** New answers by question; null takes one back, a missing key leaves it. */
export type Given = Readonly<Record<string, string | null>>

const fields: Partial<Record<Refusal['code'], FieldName>> = {
  'person.phone': 'phone',
  'person.phoneCodeUsed': 'phone',
  'person.realName': 'realName',
  'person.nameUsed': 'realName',
}

const faultsIn = (errors: Partial<Record<FieldName, string>>): Fault[] =>
  places.filter(({ field }) => errors[field]).map(({ id, label }) => ({ id, label }))

/** What is typed, what is wrong beside each field, and the correction that would be sent. */
export function useCorrection({ person, answers }: Dossier) {
  const [typed, setTyped] = useState<Typed>({ phone: '', realName: '' })
  const [errors, setErrors] = useState<Partial<Record<FieldName, string>>>({})
  const [given, setGiven] = useState<Given>({})

  const check = (field: FieldName): string | undefined => {
    if (typed[field].trim() === '') return undefined
    const decision = field === 'phone' ? checkPhone(typed.phone) : checkRealName(typed.realName, person.idType)
    return decision.ok ? undefined : sayBeside(decision.refusal)
  }
  const change = (part: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...part }))
    setErrors((before) => ({ ...before, ...Object.fromEntries(Object.keys(part).map((field) => [field, undefined])) }))
  }
  const changed = Object.entries(given).filter(
    ([question, answer]) => answer !== answers.find((kept) => kept.question === question)?.answer,
  )
  const typedIn = (field: FieldName) => typed[field].trim() || null

  /** The correction, or null when a field is wrong; then it says so. */
  const ready = (): Correction | null => {
    const found = { phone: check('phone'), realName: check('realName') }
    setErrors(found)
    if (found.phone || found.realName) {
      goToFirst(faultsIn(found))
      return null
    }
    return {
      personId: person.id,
      phone: typedIn('phone'),
      realName: typedIn('realName'),
      answers: changed.map(([question, answer]) => ({ question, answer: answer?.trim() || null })),
    }
  }
  return {
    typed,
    errors,
    faults: faultsIn(errors),
    given,
    change,
    leave: (field: FieldName) => setErrors((before) => ({ ...before, [field]: check(field) })),
    answer: (question: string, answer: string | null) => setGiven((before) => ({ ...before, [question]: answer })),
    isChanged: changed.length > 0 || typedIn('phone') !== null || typedIn('realName') !== null,
    isBeside: ({ code }: Refusal) => fields[code] !== undefined,
    blame: (refusal: Refusal): boolean => {
      const field = fields[refusal.code]
      if (field) {
        setErrors((before) => ({ ...before, [field]: sayBeside(refusal) }))
        goToFirst(faultsIn({ [field]: sayBeside(refusal) }))
      }
      return field !== undefined
    },
    ready,
  }
}
