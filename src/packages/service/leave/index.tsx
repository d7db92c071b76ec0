import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { forgetPerson } from '@/api/forget-person'
import { forgetPersonal } from '@/api/kept'
import { useRead } from '@/api/use-read'
import { useWrite } from '@/api/use-write'
import { goMe, openLeave } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { Sheet } from '@/ui/sheet'
import { sayDone, sayLeaving } from '@/wording/leaving'
import * as person from '../../../../types/calls/person'
import type { PersonId } from '../../../../types/core'
import type { Erased } from '../../../../types/privacy'
import { Consequences } from './consequences'
import styles from './index.module.scss'

/** 删除信息: what would happen, then the question, then what was done. */
export default function Leave() {
  const { id = '', withdrawn } = useRouter().params
  const personId = (id || null) as PersonId | null
  const { reading, reload } = useRead(person.leaving, { personId })
  const { state, send } = useWrite(person.erase)
  const [asked, setAsked] = useState(false)
  const [done, setDone] = useState<Erased | null>(null)
  const erase = async () => {
    const outcome = await send({ personId, withdrawn: withdrawn === '1' })
    if (outcome.kind !== 'done') return
    if (personId) forgetPerson(personId)
    else forgetPersonal()
    setAsked(false)
    setDone(outcome.value)
  }
  if (done) {
    return (
      <PageShell title='删除信息'>
        <Empty icon='check' {...sayDone(done)} action={{ id: 'to-me', word: '好', onTap: goMe }} />
      </PageShell>
    )
  }
  return (
    <PageShell title='删除信息'>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(leaving) => {
          const words = sayLeaving(leaving, { all: personId === null, withdrawn: withdrawn === '1' })
          return (
            <>
              <Consequences leaving={leaving} words={words} />
              <View className={styles.acts}>
                <Button id='erase' kind='stop' grow onTap={() => setAsked(true)}>
                  {words.act}
                </Button>
                {personId !== null && (
                  <Button id='leave-all' kind='quiet' onTap={() => openLeave(null)}>
                    删除这个微信的全部信息
                  </Button>
                )}
              </View>
              <Sheet
                id='erase-sheet'
                open={asked}
                title={words.question}
                confirm={words.act}
                kind='stop'
                close='先不删'
                busy={state.kind === 'sending'}
                onConfirm={erase}
                onClose={() => setAsked(false)}
              >
                <View>{words.last}</View>
                <Answer to={state} where='我的' onLook={goMe} />
              </Sheet>
            </>
          )
        }}
      </Reading>
    </PageShell>
  )
}
