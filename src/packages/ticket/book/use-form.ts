import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { useDraft } from '@/api/use-draft'
import { dayOf } from '@/domain/time/calendar'
import { type Fault, goToFirst } from '@/ui/missing'
import { sayBeside } from '@/wording/refusal'
import type { Refusal } from '../../../../types/refusal'
import { basesOf, checkDraft, type Draft, type DraftErrors, type DraftField, fieldOf, type Whose } from './check'

const blank: Draft = {
  realName: '',
  idType: 'residentId',
  idNumber: '',
  phone: '',
  agreed: false,
  idNumberAgreed: false,
  basis: null,
}

/** The fields in the order of the form, each with its element and its name. */
const places: readonly (Fault & { field: DraftField })[] = [
  { field: 'realName', id: 'real-name', label: '姓名' },
  { field: 'idNumber', id: 'id-number', label: '证件号码' },
  { field: 'phone', id: 'phone', label: '手机号码' },
  { field: 'basis', id: 'basis', label: '家人同意', at: 'basis' },
  { field: 'agreed', id: 'agree', label: '同意《隐私说明》', at: 'agree' },
  { field: 'idNumberAgreed', id: 'agree-number', label: '同意处理证件号码', at: 'agree-number' },
]

const faultsIn = (errors: DraftErrors): readonly Fault[] => places.filter(({ field }) => errors[field])

/**
 * The form: what is typed, and what is wrong beside each field. Going back or a refresh lose nothing typed until it is
 * registered, but for the ID number and what is agreed to, which are given anew.
 */
export function useForm(whose: Whose) {
  const kept = useDraft<Draft>({
    name: 'person:new',
    fresh: () => ({ ...blank }),
    never: ['idNumber', 'agreed', 'idNumberAgreed', 'basis'],
  })
  const draft = kept.typed
  const [errors, setErrors] = useState<DraftErrors>({})
  const [tried, setTried] = useState(false)

  const change = (part: Partial<Draft>) => {
    const changed = part.idNumber !== undefined ? { ...part, basis: null } : part
    kept.change(changed)
    setErrors((before) => ({
      ...before,
      ...Object.fromEntries(Object.keys(changed).map((field) => [field, undefined])),
    }))
  }

  /** Looks at one field when the finger leaves it, unless it is still empty. */
  const leave = (field: Exclude<DraftField, 'agreed' | 'idNumberAgreed' | 'basis'>) => {
    if (draft[field].trim() === '') return
    setErrors((before) => ({ ...before, [field]: checkDraft(draft, whose, dayOf(cloudNow()))[field] }))
  }

  /** Looks at all of it; true when nothing is wrong, else the first fault is brought before the eyes. */
  const isReady = () => {
    const found = checkDraft(draft, whose, dayOf(cloudNow()))
    setErrors(found)
    setTried(true)
    goToFirst(faultsIn(found))
    return Object.keys(found).length === 0
  }

  /** Puts the cloud's refusal beside its field; false when it is about none. */
  const blame = (refusal: Refusal): boolean => {
    const field = fieldOf(refusal)
    if (field) setErrors((before) => ({ ...before, [field]: sayBeside(refusal) }))
    return field !== undefined
  }

  const faults = tried ? faultsIn(errors) : []

  const bases = basesOf(draft, whose, dayOf(cloudNow()))

  return { draft, errors, bases, faults, change, leave, isReady, blame, isKept: kept.isKept, clear: kept.discard }
}
