import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/call'
import { useWrite } from '@/api/use-write'
import { addDays, weekdayOf } from '@/domain/time/calendar'
import { useUnsaved } from '@/features/unsaved'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { join } from '@/ui/join'
import { Notice } from '@/ui/notice'
import { sayPattern } from '@/wording/series'
import type { InputOf } from '../../../../types/call'
import * as series from '../../../../types/calls/series'
import type { LocalDate } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'
import type { Refusal } from '../../../../types/refusal'
import { SeriesDraft, type SeriesList, type SeriesPreview } from '../../../../types/series'
import { goToWrong } from '../go-to-wrong'
import { type Fresh, mistakeOf, mistakesIn, type SeriesRow, type Typed, typedOf, wishOf } from './draft'
import styles from './index.module.scss'
import { Places } from './places'
import { Saving } from './saving'
import { SignUp } from './sign-up'
import { What } from './what'
import { When } from './when'
import { Where } from './where'

type Props = {
  row: SeriesRow | null
  start: Fresh
  scope: DistrictCode
  list: SeriesList
  wide: boolean
  onDone: (said: string) => void
  onClose: () => void
}

/** What saving would make, asked before it is done. */
type Look =
  | { kind: 'idle' | 'sending' | 'unknown' }
  | { kind: 'done'; input: InputOf<typeof series.save>; preview: SeriesPreview }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'broken'; traceId: string }

const WEEK = [0, 1, 2, 3, 4, 5, 6]

/** The first day the series would meet on. */
const firstDayOf = ({ weekdays, fromDay }: Typed, today: LocalDate) => {
  const from = fromDay > today ? fromDay : today
  return WEEK.map((count) => addDays(from, count)).find((day) => weekdays.includes(weekdayOf(day))) ?? from
}

/** The template of a series: what, where, when, how many, and the times of signing up. */
export function SeriesForm({ row, start, scope, list, wide, onDone, onClose }: Props) {
  const [before] = useState<Typed>(() => typedOf(row, start))
  const [typed, setTyped] = useState<Typed>(before)
  const [tried, setTried] = useState(false)
  const [look, setLook] = useState<Look>({ kind: 'idle' })
  const saving = useWrite(series.save)
  const { state } = saving
  const { leave, saved } = useUnsaved(JSON.stringify(typed) !== JSON.stringify(before))
  const own = mistakesIn(typed, start.today)
  const answer = look.kind === 'refused' || look.kind === 'broken' || look.kind === 'unknown' ? look : state
  const refused = answer.kind === 'refused' ? mistakeOf(answer.refusal) : {}
  const wrong = tried ? { ...own, ...refused } : {}
  const isSaid = Object.keys(refused).length > 0
  const change = (changed: Partial<Typed>) => {
    setTyped((last) => ({ ...last, ...changed }))
    setLook({ kind: 'idle' })
    if (state.kind !== 'sending') saving.reset()
  }
  const lookAt = async () => {
    setTried(true)
    const draft = SeriesDraft.safeParse(wishOf(typed))
    if (!draft.success || Object.keys(own).length > 0) return goToWrong(own)
    if (look.kind === 'sending') return
    const input = { series: draft.data, themes: typed.special ? [...typed.themes] : [] }
    saving.reset()
    setLook({ kind: 'sending' })
    const outcome = await call(series.previewSave, input)
    setLook(outcome.kind === 'done' ? { kind: 'done', input, preview: outcome.value } : outcome)
  }
  const save = async (input: InputOf<typeof series.save>) => {
    const outcome = await saving.send(input)
    if (outcome.kind === 'refused') setLook({ kind: 'idle' })
    if (outcome.kind !== 'done') return
    saved()
    onDone(`已保存：${sayPattern(input.series)}`)
  }
  const part = { typed, change, wrong, wide }
  return (
    <View id='series-form'>
      {row && (
        <Notice id='kept' tone='info' title='修改只影响以后新排的场次'>
          已排的场次不变。要改，请点“看日期”打开那一场，选“这一场和以后的”或“全部”。
        </Notice>
      )}
      <What {...part} themes={list.themes} firstDay={firstDayOf(typed, start.today)} />
      <Where {...part} scope={scope} venues={list.venues} />
      <When {...part} />
      <Places {...part} />
      <SignUp {...part} />
      {tried && Object.keys(wrong).length > 0 && (
        <Notice id='mistakes' tone='wait' title={`还有 ${Object.keys(wrong).length} 项要改`}>
          {[...new Set(Object.values(wrong))].join('；')}
        </Notice>
      )}
      {!isSaid && <Answer to={answer} where='固定场次' onLook={onClose} />}
      {look.kind === 'done' && (
        <Saving
          preview={look.preview}
          today={start.today}
          state={state}
          onSave={() => void save(look.input)}
          onClose={() => setLook({ kind: 'idle' })}
        />
      )}
      <View className={join(styles.acts, wide && styles.actsWide)}>
        <Button id='save' busy={look.kind === 'sending'} onTap={() => void lookAt()} grow={!wide}>
          {row ? '保存' : '保存并排场'}
        </Button>
        <Button id='stop-writing' kind='ghost' onTap={() => leave(onClose)} grow={!wide}>
          不改了
        </Button>
      </View>
    </View>
  )
}
