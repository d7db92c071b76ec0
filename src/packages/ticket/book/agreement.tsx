import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { Tick } from '@/components/tick'
import { openService } from '@/pages/routes'
import { type ConsentBasis, type PersonCard, PRIVACY_VERSION } from '../../../../types/person'
import { BasisTicks } from './basis-ticks'
import { sayBeside } from './check'
import styles from './index.module.scss'

type Props = { person: PersonCard; tried: boolean; onAgreed: () => void }

/** The privacy notice has changed since it was agreed to for this person, or nobody said on what: asked again, once. */
export function Agreement({ person, tried, onAgreed }: Props) {
  const { state, send } = useWrite('person.agree')
  const [basis, setBasis] = useState<ConsentBasis | null>(null)
  const [pressed, setPressed] = useState(false)
  if (person.agreed) return null
  const own = person.bases.includes('self')
  const isSaid = own || basis !== null
  const word = own ? '我已阅读并同意新的隐私说明' : '我已阅读并同意隐私说明'
  const agree = async () => {
    setPressed(true)
    if (!isSaid) return
    const outcome = await send({ personId: person.id, consentVersion: PRIVACY_VERSION, basis: basis ?? undefined })
    if (outcome.kind === 'done') onAgreed()
  }
  return (
    <>
      <Heading>{own ? '隐私说明更新了' : '替家人报名，请确认一次'}</Heading>
      <Card id='agreement'>
        <BasisTicks
          bases={person.bases}
          said={basis}
          error={
            (pressed || tried) && !isSaid ? sayBeside({ code: 'person.basisMissing', bases: person.bases }) : undefined
          }
          onSay={setBasis}
        />
        <Tick
          id='agree-anew'
          on={state.kind === 'sending' || state.kind === 'done'}
          label={word}
          error={tried && isSaid && state.kind === 'idle' ? '请看一看，同意后再报名' : undefined}
          onChange={agree}
        >
          <View className={styles.agree}>{word}</View>
          <View className={styles.detail}>说明里写了保存多久、怎么查看和删除。</View>
        </Tick>
        <View className={styles.full}>
          <Button id='privacy' kind='quiet' size='small' onTap={() => openService('privacy')}>
            看隐私说明全文
          </Button>
        </View>
        <Answer to={state} where='隐私说明' />
      </Card>
    </>
  )
}
