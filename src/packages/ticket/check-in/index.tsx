import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { newId } from '@/api/new-id'
import { useRead } from '@/api/use-read'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { sayRange } from '@/domain/calendar'
import { openTicket } from '@/pages/routes'
import { canReadPictures, canUseCamera, readCodeFromPicture, scanCode } from '@/platform/scan'
import { saySelf } from '@/wording/self-check-in'
import type { ScanId, TicketId } from '../../../../types/core'
import type { SelfCheckin } from '../../../../types/gate'
import styles from './index.module.scss'
import { PasteCode } from './paste'

/** Checking oneself in: the code on the trainer's phone or the screen in the hall, read here and now. */
export default function SelfCheckIn() {
  const ticketId = (useRouter().params.id ?? '') as TicketId
  const { reading, reload } = useRead('ticket.get', { ticketId }, { keep: true })
  const { state, send } = useWrite('ticket.checkIn')
  const [unread, setUnread] = useState(false)
  const act = useRef<{ text: string; scanId: ScanId } | null>(null)

  const check = async (text: string | null) => {
    setUnread(text === null)
    if (!text) return
    if (act.current?.text !== text) act.current = { text, scanId: newId<ScanId>() }
    const outcome = await send({ ticketId, ...act.current })
    if (outcome.kind === 'done') void reload()
  }
  const done = state.kind === 'done' ? saySelf(state.value) : null
  const passed = done?.tone === 'go'
  return (
    <PageShell
      title='自己签到'
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
      {state.kind === 'done' && <Outcome value={state.value} />}
      <Answer to={state} where='我的报名' onLook={() => openTicket(ticketId)} />
      {unread && (
        <Notice id='unread' tone='wait' title='没有读到签到码'>
          对准屏幕上的二维码再扫一次；光线暗就走近一点
        </Notice>
      )}
      <Reading of={reading} shape='list' onRetry={reload}>
        {({ activity, name }) => (
          <Card id='what'>
            <View className={styles.title}>{activity.title}</View>
            <View className={styles.line}>{sayRange(activity.startsAt, activity.endsAt)}</View>
            <View className={styles.line}>{activity.place}</View>
            <View className={styles.line}>
              签到的人：<Text className={styles.name}>{name}</Text>
            </View>
          </Card>
        )}
      </Reading>
      {!passed && (
        <View className={styles.how}>
          <View>到现场后，扫老师手机或大屏幕上的签到码。</View>
          <View>签到码 15 秒换一次，只在现场、这一场有效，照片转发没有用。</View>
          <View>扫不了也没关系：把入场码给工作人员扫一下就行。</View>
        </View>
      )}
    </PageShell>
  )
}

function Outcome({ value }: { value: SelfCheckin }) {
  const { tone, title, next } = saySelf(value)
  return (
    <View className={styles.outcome}>
      <Notice id='outcome' tone={tone} title={title}>
        {next}
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
          粘贴码文字
        </Button>
      )}
      {pasting && <PasteCode onText={onText} onClose={() => setPasting(false)} />}
    </View>
  )
}
