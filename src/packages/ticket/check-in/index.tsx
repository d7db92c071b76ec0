import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { newId } from '@/api/new-id'
import { useRead } from '@/api/use-read'
import { useWrite } from '@/api/use-write'
import { type Scanned, scannedAs } from '@/domain/gate/scanned'
import { sayRange } from '@/domain/time/calendar'
import { openTicket } from '@/features/routes'
import { canReadPictures, canUseCamera, readCodeFromPicture, scanCode } from '@/platform/scan'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { sayWrongCode } from '@/wording/scanned'
import { saySelf } from '@/wording/self-check-in'
import { nextOf } from '@/wording/ticket'
import * as ticketCalls from '../../../../types/calls/ticket'
import type { Instant, ScanId, TicketId } from '../../../../types/core'
import type { SelfCheckin } from '../../../../types/gate'
import type { Ticket } from '../../../../types/ticket'
import styles from './index.module.scss'
import { PasteCode } from './paste'

/** No code of ours is longer; what follows decides nothing. */
const LONGEST = 200

/** Checking oneself in: the code on the trainer's phone or the screen in the hall, read here and now. */
export default function SelfCheckIn() {
  const ticketId = (useRouter().params.id ?? '') as TicketId
  const { reading, reload, now } = useRead(ticketCalls.get, { ticketId }, { keep: true })
  const { state, send } = useWrite(ticketCalls.checkIn)
  const [unread, setUnread] = useState(false)
  const [scanned, setScanned] = useState<Scanned>('checkIn')
  const act = useRef<{ text: string; scanId: ScanId } | null>(null)

  const check = async (text: string | null) => {
    setUnread(text === null)
    if (text === null || text.trim() === '') return setUnread(true)
    setScanned(scannedAs(text))
    const head = text.trim().slice(0, LONGEST)
    if (act.current?.text !== head) act.current = { text: head, scanId: newId<ScanId>() }
    const outcome = await send({ ticketId, ...act.current })
    if (outcome.kind === 'done') void reload()
  }
  const done = state.kind === 'done' ? saySelf(state.value) : null
  const passed = done?.tone === 'go'
  return (
    <PageShell
      title='自助签到'
      footer={
        passed ? (
          <Button id='to-ticket' grow onTap={() => openTicket(ticketId)}>
            看我的入场码
          </Button>
        ) : (
          <Ways busy={state.kind === 'sending'} again={state.kind !== 'idle'} onText={check} />
        )
      }
    >
      {state.kind === 'done' && <Outcome value={state.value} scanned={scanned} />}
      <Answer to={state} where='我的报名' onLook={() => openTicket(ticketId)} />
      {unread && (
        <Notice id='unread' tone='wait' title='没有扫到签到码'>
          请走近一点，对准二维码再扫
        </Notice>
      )}
      <Reading of={reading} shape='list' onRetry={reload}>
        {(ticket) => (
          <Card id='what'>
            <View className={styles.title}>{ticket.activity.title}</View>
            <View className={styles.line}>{sayNext(ticket, now)}</View>
            <View className={styles.line}>{ticket.activity.place}</View>
            <View className={styles.line}>
              签到的人：<Text className={styles.name}>{ticket.name}</Text>
            </View>
          </Card>
        )}
      </Reading>
      {!passed && (
        <View className={styles.how}>
          <View>到现场后，扫屏幕上的签到码。</View>
          <View>签到码 15 秒换一次，照片转发没有用。</View>
          <View>扫不了，请工作人员扫您的入场码。</View>
        </View>
      )}
    </PageShell>
  )
}

/** The occasion one checks in to: of a class today's lesson. */
const sayNext = (ticket: Ticket, now: Instant) => {
  const { startsAt, endsAt } = nextOf(ticket, now)
  return sayRange(startsAt, endsAt)
}

function Outcome({ value, scanned }: { value: SelfCheckin; scanned: Scanned }) {
  const { tone, title, next } = saySelf(value)
  const wrong = value.outcome === 'notOurs' ? sayWrongCode(scanned, 'checkIn') : null
  return (
    <View className={styles.outcome}>
      <Notice id='outcome' tone={tone} title={title}>
        {wrong ? `${wrong.what}。${wrong.next}` : next}
      </Notice>
    </View>
  )
}

type WaysProps = { busy: boolean; again: boolean; onText: (text: string | null) => unknown }

/** The camera; a browser may also take a picture or pasted text. */
function Ways({ busy, again, onText }: WaysProps) {
  const [camera, setCamera] = useState(!canReadPictures)
  const [pasting, setPasting] = useState(false)
  useEffect(() => void canUseCamera().then(setCamera), [])
  const look = async () => {
    const text = camera ? await scanCode() : await readCodeFromPicture()
    if (text !== null || !camera) await onText(text)
  }
  const word = camera ? '扫签到码' : '选图片扫签到码'
  return (
    <View className={styles.ways}>
      <Button id='scan' size='gate' icon='scan' busy={busy} busyWord='正在签到…' onTap={() => void look()}>
        {again ? `再扫一次` : word}
      </Button>
      {canReadPictures && (
        <Button id='paste' kind='quiet' size='small' onTap={() => setPasting(true)}>
          粘贴签到码
        </Button>
      )}
      {pasting && <PasteCode onText={onText} onClose={() => setPasting(false)} />}
    </View>
  )
}
