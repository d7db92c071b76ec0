import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/call'
import { useRead } from '@/api/use-read'
import { openCorrect, openLeave } from '@/features/routes'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import * as person from '../../../../types/calls/person'
import type { PersonId } from '../../../../types/core'
import type { Dossier } from '../../../../types/privacy'
import type { Outcome } from '../../../../types/reply'
import { Consents } from './consents'
import { Identity } from './identity'
import styles from './index.module.scss'
import { KeptAnswers } from './kept-answers'
import { Others } from './others'
import { Records } from './records'
import { TakeOut } from './take-out'

type Looked = Outcome<Dossier> | { kind: 'idle' | 'sending' }

/** 我的信息: everything stored about one person, why and until when, and what one can do about it. */
export default function Person() {
  const { id = '' } = useRouter().params
  const personId = id as PersonId
  const { reading, reload, now } = useRead(person.dossier, { personId, full: false })
  const [looked, setLooked] = useState<Looked>({ kind: 'idle' })
  /** Reads name and numbers in full; the cloud keeps that it was done. */
  const open = async (): Promise<Dossier | null> => {
    setLooked({ kind: 'sending' })
    const outcome = await call(person.dossier, { personId, full: true })
    setLooked(outcome)
    return outcome.kind === 'done' ? outcome.value : null
  }
  const full = looked.kind === 'done' ? looked.value.person : null
  return (
    <PageShell title='我的信息'>
      <Reading of={reading} shape='list' onRetry={reload}>
        {(dossier) => (
          <>
            <Identity
              dossier={dossier}
              full={full}
              busy={looked.kind === 'sending'}
              onOpen={open}
              onHide={() => setLooked({ kind: 'idle' })}
            />
            {looked.kind !== 'done' && <Answer to={looked} where='我的信息' />}
            {!dossier.keeper && (
              <Notice id='not-keeper' tone='info' title='这里只有您做的报名'>
                这个人另有微信登记。要看完整的信息，请带证件和手机到现场服务台核对。
              </Notice>
            )}
            {dossier.others.length > 0 && <Others dossier={dossier} onDone={() => void reload()} />}
            <Records dossier={dossier} />
            {dossier.keeper && <KeptAnswers dossier={dossier} onEdit={() => openCorrect(personId)} />}
            <Consents dossier={dossier} onWithdraw={() => openLeave(personId, true)} onChanged={reload} />
            {dossier.keeper && <TakeOut onOpen={open} now={now} />}
            <View className={styles.leave}>
              <Button id='leave' kind='stop' grow onTap={() => openLeave(personId)}>
                {dossier.whole ? '删除这些信息' : '不再帮这个人报名'}
              </Button>
              <View className={styles.small}>下一步会先说明后果，再请您确认。</View>
            </View>
          </>
        )}
      </Reading>
    </PageShell>
  )
}
