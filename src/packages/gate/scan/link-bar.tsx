import { Text, View } from '@tarojs/components'
import { unreadableIn, waitingIn } from '@/domain/gate/queue'
import { useCell } from '@/platform/cell'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { sayFull, sayOfflineMode, sayUnreadable, sayWaiting } from '@/wording/gate-offline'
import { sayRefusal } from '@/wording/refusal'
import type { SessionId } from '../../../../types/core'
import { link } from '../phone/link'
import { held } from '../phone/pack'
import { queue } from '../phone/queue'
import { stuck } from '../phone/upload'
import styles from './link-bar.module.scss'

/** How the phone stands with the cloud: alone and since when, what waits, what it could not store. Nothing when all is well. */
export function LinkBar({ sessionId }: { sessionId: SessionId }) {
  const offline = useCell(link).mode === 'offline'
  const pack = useCell(held)
  const now = useCell(queue)
  const waiting = waitingIn(now).length
  const bad = unreadableIn(now)
  const mode = sayOfflineMode(pack?.sessionId === sessionId ? pack.at : null)
  return (
    <>
      {(offline || waiting > 1) && (
        <View id='link' className={styles.bar} {...aria({ role: 'status', live: 'polite' })}>
          <Icon name='cloud-off' size={20} />
          <View className={styles.words}>
            <Text className={styles.mode}>{offline ? mode.words : '正在上传刚才的扫码'}</Text>
            {offline && <View className={styles.detail}>{mode.detail}</View>}
          </View>
          {waiting > 0 && (
            <Text id='waiting' className={styles.side}>
              {sayWaiting(waiting)}
            </Text>
          )}
        </View>
      )}
      {now.loose.length > 0 && <Loud id='full' {...sayFull(now.loose.length)} />}
      {bad > 0 && <Loud id='unreadable' {...sayUnreadable(bad)} />}
      <Stuck />
    </>
  )
}

function Loud({ id, title, next }: { id: string; title: string; next: string }) {
  return (
    <View className={styles.loud}>
      <Notice id={id} tone='stop' title={title}>
        {next}
      </Notice>
    </View>
  )
}

/** What the cloud would not take: kept here, with the reason, and in nobody's way. */
export function Stuck() {
  const [...held] = useCell(stuck).values()
  const [why] = held
  if (!why) return null
  const { title, next } = sayRefusal(why)
  return <Loud id='stuck' title={`有 ${held.length} 条扫码上传失败：${title}`} next={`${next}。记录留在这台手机里`} />
}
