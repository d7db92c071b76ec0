import { View } from '@tarojs/components'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { Tick } from '@/components/tick'
import { openService } from '@/pages/routes'
import { type PersonCard, PRIVACY_VERSION } from '../../../../types/person'
import styles from './index.module.scss'

type Props = { person: PersonCard; tried: boolean; onAgreed: () => void }

/** The privacy notice has changed since it was agreed to for this person: asked again, once. */
export function Agreement({ person, tried, onAgreed }: Props) {
  const { state, send } = useWrite('person.agree')
  if (person.agreed) return null
  const agree = async () => {
    const outcome = await send({ personId: person.id, consentVersion: PRIVACY_VERSION })
    if (outcome.kind === 'done') onAgreed()
  }
  return (
    <>
      <Heading>隐私说明更新了</Heading>
      <Card id='agreement'>
        <Tick
          id='agree-anew'
          on={state.kind === 'sending' || state.kind === 'done'}
          label='我已阅读并同意新的隐私说明'
          error={tried && state.kind === 'idle' ? '请看一看，同意后再报名' : undefined}
          onChange={agree}
        >
          <View className={styles.agree}>我已阅读并同意新的隐私说明</View>
          <View className={styles.detail}>写明了每种信息保存多久，怎么查看、更正和删除。</View>
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
