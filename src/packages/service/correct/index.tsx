import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { useUnsavedOfPage } from '@/features/unsaved'
import { Empty } from '@/ui/empty'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as person from '../../../../types/calls/person'
import type { PersonId } from '../../../../types/core'
import { CorrectForm } from './form'

const back = () => void Taro.navigateBack()

/** 更正: phone, answers, and before the first check-in the name; the phone alone where somebody else decides. */
export default function Correct() {
  const { id = '' } = useRouter().params
  const { reading, reload } = useRead(person.dossier, { personId: id as PersonId, full: false })
  const [done, setDone] = useState(false)
  const { wrap, leave, ask } = useUnsavedOfPage()
  return wrap(
    <PageShell title='更正信息' onBack={leave}>
      {done ? (
        <Empty
          icon='check'
          title='已更正'
          next='以后的报名和通知都用新的信息'
          action={{ id: 'back', word: '好', onTap: back }}
        />
      ) : (
        <Reading of={reading} shape='form' onRetry={reload}>
          {(dossier) => <CorrectForm dossier={dossier} onDone={() => setDone(true)} />}
        </Reading>
      )}
      {ask}
    </PageShell>,
  )
}
