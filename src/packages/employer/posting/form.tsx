import { useMemo, useState } from 'react'
import { newId } from '@/api/new-id'
import { useDraft } from '@/api/use-draft'
import { useWrite } from '@/api/use-write'
import { flagsOf, latestValidity, payDoubt } from '@/domain/posting/posting'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { KeptDraft } from '@/ui/kept-draft'
import { goToFirst, Missing } from '@/ui/missing'
import { DateField, PickerField } from '@/ui/picker-field'
import { educationLabel, tradeLabel } from '@/wording/labels'
import * as postingCalls from '../../../../types/calls/posting-employer'
import type { LocalDate, PostingId } from '../../../../types/core'
import type { Employer } from '../../../../types/employer'
import { Education, type Posting, PostingDraft, Trade } from '../../../../types/posting'
import { type FieldName, fieldOf, mistakeOf, postingMistakes, type Typed, typedOf, wishOf } from './draft'
import { Flags } from './flags'
import { PayFields } from './pay-fields'
import { Perks } from './perks'
import { RegionFields } from './region-fields'

const labels: Record<FieldName, string> = {
  title: '岗位名称',
  trade: '工种',
  headcount: '招聘人数',
  content: '工作内容',
  pay: '工资',
  region: '在哪个省',
  place: '工作地点',
  validUntil: '招聘截止日期',
}

/** As they stand on the form. */
const ORDER = Object.keys(labels) as FieldName[]

/** Fields whose element is not called like them. */
const IDS: Partial<Record<FieldName, string>> = { pay: 'payMin', region: 'province' }

type Props = { posting: Posting | null; employer: Employer; today: LocalDate; onDone: (posting: Posting) => void }

const trades = Trade.options.map((trade) => ({ value: trade as string, word: tradeLabel[trade] }))
const educations = Education.options.map((level) => ({ value: level as string, word: educationLabel[level] }))

/** A posting with the elements the rules demand; wording is screened while one types and never blocks sending. */
export function PostingForm({ posting, employer, today, onDone }: Props) {
  const { typed, forget, ...draft } = useDraft<Typed>({
    name: `posting.${posting?.id ?? 'new'}`,
    base: posting,
    fresh: () => typedOf(posting, employer, newId<PostingId>(), today),
  })
  const [tried, setTried] = useState(false)
  const publishing = useWrite(postingCalls.publish)
  const { state } = publishing
  const wish = wishOf(typed)
  const flags = useMemo(() => flagsOf({ ...typed, perks: [...typed.perks] }), [typed])
  const mistakes = {
    ...postingMistakes(typed, today),
    ...(state.kind === 'refused' ? mistakeOf(state.refusal) : {}),
  }
  const faults = ORDER.filter((name) => mistakes[name]).map((name) => ({ id: IDS[name] ?? name, label: labels[name] }))
  const shown = (name: FieldName) => (tried ? mistakes[name] : undefined)
  const change = (changed: Partial<Typed>) => {
    draft.change(changed)
    if (state.kind === 'refused') publishing.reset()
  }
  const field = (name: 'title' | 'headcount' | 'content' | 'place') => ({
    id: name,
    value: typed[name],
    error: shown(name),
    onChange: (value: string) => change({ [name]: value }),
  })
  const send = async () => {
    setTried(true)
    const checked = PostingDraft.safeParse(wish)
    if (!checked.success || faults.length > 0) return goToFirst(faults)
    const outcome = await publishing.send(checked.data)
    if (outcome.kind !== 'done') return
    forget()
    onDone(outcome.value)
  }
  const kind = (value: string) => {
    const chosen = Trade.safeParse(value)
    if (chosen.success) change({ trade: chosen.data })
  }
  const level = (value: string) => {
    const chosen = Education.safeParse(value)
    if (chosen.success) change({ education: chosen.data })
  }
  return (
    <Card>
      <KeptDraft isKept={draft.isKept} onDiscard={draft.discard} />
      <Field {...field('title')} label='岗位名称' placeholder='如：数控操作工' maxLength={30} />
      <Flags field='title' flags={flags} />
      <PickerField
        id='trade'
        label='工种'
        value={typed.trade}
        onChange={kind}
        options={trades}
        error={shown('trade')}
      />
      <Field {...field('headcount')} label='招聘人数' type='number' />
      <Field
        {...field('content')}
        label='工作内容'
        lines='many'
        placeholder='每天做的事、上班时间、要会什么'
        maxLength={1000}
      />
      <Flags field='content' flags={flags} />
      <PayFields
        typed={typed}
        doubt={wish.paySure ? null : payDoubt(wish.pay)}
        onChange={change}
        error={shown('pay')}
      />
      <RegionFields value={typed.region} onChange={(region) => change({ region })} error={shown('region')} />
      <Field {...field('place')} label='工作地点' maxLength={60} />
      <Flags field='place' flags={flags} />
      <PickerField id='education' label='学历' value={typed.education} onChange={level} options={educations} />
      <Perks value={typed.perks} onChange={(perks) => change({ perks })} />
      <Flags field='perks' flags={flags} />
      <DateField
        id='validUntil'
        label='招聘截止日期'
        from={today}
        until={latestValidity(today)}
        value={typed.validUntil}
        onChange={(validUntil) => change({ validUntil })}
        error={shown('validUntil')}
      />
      {state.kind === 'refused' && fieldOf(state.refusal) ? null : <Answer to={state} where='我的单位' />}
      {tried && <Missing faults={faults} />}
      <Button id='submit' onTap={send} busy={state.kind === 'sending'}>
        {posting ? '保存并重新提交' : '发布岗位'}
      </Button>
    </Card>
  )
}
