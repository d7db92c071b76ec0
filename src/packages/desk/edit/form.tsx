import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { useUnsaved } from '@/features/unsaved'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { scopeLabel } from '@/wording/series'
import type { InputOf } from '../../../../types/call'
import type * as series from '../../../../types/calls/series'
import type { EditScope } from '../../../../types/series-edit'
import { goToWrong } from '../go-to-wrong'
import { readChange, type Standing, type Typed, typedOf } from './draft'
import { Basics, Seats, Window, Words } from './fields'
import styles from './index.module.scss'
import { Preview } from './preview'
import { Scope } from './scope'

type Props = { standing: Standing; wide: boolean; onDone: (said: string) => void }

/** Changes a date, or with it the others; nothing happens before one has seen what would. */
export function EditForm({ standing, wide, onDone }: Props) {
  const [before] = useState<Typed>(() => typedOf(standing))
  const [typed, setTyped] = useState<Typed>(before)
  const [scope, setScope] = useState<EditScope>('one')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState<InputOf<typeof series.edit> | null>(null)
  const { saved } = useUnsaved(JSON.stringify(typed) !== JSON.stringify(before))
  const { change, wrong } = readChange(before, typed, scope)
  const type = (changed: Partial<Typed>) => {
    setTyped((last) => ({ ...last, ...changed }))
    setAsked(null)
  }
  const widen = (wider: EditScope) => {
    setScope(wider)
    setAsked(null)
  }
  const mistakes = Object.values(wrong)
  const empty = mistakes.length === 0 && Object.keys(change).length === 0
  const look = () => {
    setTried(true)
    if (mistakes.length > 0) return goToWrong(wrong)
    if (empty) return
    setAsked({ activityId: standing.detail.id, scope, change, overwrite: false, insist: false })
  }
  const done = (word: string) => {
    saved()
    onDone(word)
  }
  const part = { standing, typed, scope, wrong: tried ? wrong : {}, wide, now: cloudNow(), change: type }
  return (
    <View id='edit-form'>
      <Scope
        id='scope'
        label='改哪些场次'
        words={scopeLabel}
        at={scope}
        alone={standing.desk.seriesId === null}
        onChange={widen}
      />
      <Basics {...part} />
      <Seats {...part} />
      <Window {...part} />
      <Words {...part} />
      {tried && mistakes.length > 0 && (
        <Notice id='mistakes' tone='wait' title={`还有 ${mistakes.length} 项要改`}>
          {mistakes.join('；')}
        </Notice>
      )}
      {tried && empty && (
        <Notice id='nothing' tone='info' title='还没有改动'>
          改好一项，再看会动到哪些场次。
        </Notice>
      )}
      {asked ? (
        <Preview input={asked} onAsk={setAsked} onDone={done} />
      ) : (
        <View className={styles.acts}>
          <Button id='look' onTap={look} grow={!wide}>
            预览影响
          </Button>
        </View>
      )}
    </View>
  )
}
