import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { useWrite } from '@/api/use-write'
import { sayDay, sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Chip, Chips } from '@/ui/chip'
import { Sheet } from '@/ui/sheet'
import { type Deed, deedLabel, sayDeed } from '@/wording/sign-up'
import type { SignUp } from '../../../../types/attendance'
import * as ticket from '../../../../types/calls/ticket-desk'
import type { DeskActivity } from '../../../../types/desk'
import { goToReason, ReasonField } from '../reason-field'
import styles from './index.module.scss'
import { nameOf } from './people'

type Props = {
  signUp: SignUp
  deed: Deed
  sessions: DeskActivity['sessions']
  onClose: () => void
  onDone: (said: string) => void
}

/** Asks before something is done about a sign-up: for the reason, and of which session, where there is more than one. */
export function DeedSheet({ signUp, deed, sessions, onClose, onDone }: Props) {
  const writes = {
    excuse: useWrite(ticket.excuse),
    revoke: useWrite(ticket.revoke),
    note: useWrite(ticket.note),
    allow: useWrite(ticket.allowAgain),
  }
  const { state } = writes[deed]
  const over = sessions.filter(({ startsAt }) => startsAt <= cloudNow())
  const [sessionId, setSessionId] = useState(over.at(-1)?.id ?? sessions[0]?.id)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const words = deedLabel[deed]
  const name = nameOf(signUp)
  const send = () => {
    const act = { ticketId: signUp.id, reason: reason.trim() }
    if (deed === 'allow') return writes.allow.send({ ticketId: signUp.id })
    if (deed === 'note') return sessionId ? writes.note.send({ ...act, sessionId }) : null
    return writes[deed].send(act)
  }
  const act = async () => {
    setTried(true)
    if (deed !== 'allow' && !reason.trim()) return goToReason()
    const outcome = await send()
    if (outcome?.kind === 'done') onDone(words.done(name))
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
      {deed === 'note' && over.length > 1 && (
        <Chips>
          {over.map(({ id, day, startsAt }) => (
            <Chip key={id} id={`session-${id}`} selected={id === sessionId} onTap={() => setSessionId(id)}>
              {`${sayDay(day)} ${sayTime(startsAt)}`}
            </Chip>
          ))}
        </Chips>
      )}
      {deed !== 'allow' && (
        <ReasonField
          label={words.field}
          reasons={words.reasons}
          value={reason}
          maxLength={60}
          placeholder='一句话'
          error={tried && !reason.trim() ? words.missing : undefined}
          onChange={setReason}
        />
      )}
      <Answer to={state} where='报名名单' onLook={onClose} />
    </Sheet>
  )
}
