import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Sheet } from '@/components/sheet'
import { deedLabel, deedOf, sayDeed } from '@/wording/sign-up'
import type { SignUp } from '../../../../types/attendance'
import { ReasonField } from '../reason-field'
import styles from './index.module.scss'
import { nameOf } from './people'

type Props = { signUp: SignUp; onClose: () => void; onDone: (said: string) => void }

/** Asks for the reason before a missed place is excused or a place is taken back. */
export function Deed({ signUp, onClose, onDone }: Props) {
  const deed = deedOf(signUp) ?? 'revoke'
  const excusing = useWrite('ticket.excuse')
  const revoking = useWrite('ticket.revoke')
  const { state, send } = deed === 'excuse' ? excusing : revoking
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const words = deedLabel[deed]
  const name = nameOf(signUp)
  const act = async () => {
    setTried(true)
    if (!reason.trim()) return
    const outcome = await send({ ticketId: signUp.id, reason: reason.trim() })
    if (outcome.kind === 'done') onDone(words.done(name))
  }
  return (
    <Sheet
      id='deed'
      open
      title={words.title(name)}
      confirm={words.word}
      kind={deed === 'revoke' ? 'stop' : 'main'}
      busy={state.kind === 'sending'}
      onConfirm={act}
      onClose={onClose}
    >
      <View className={styles.next}>{sayDeed(deed, signUp)}</View>
      <ReasonField
        label={words.field}
        reasons={words.reasons}
        value={reason}
        maxLength={60}
        placeholder='一句话'
        error={tried && !reason.trim() ? words.missing : undefined}
        onChange={setReason}
      />
      <Answer to={state} where='报名名单' onLook={onClose} />
    </Sheet>
  )
}
