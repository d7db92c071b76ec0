import '../refusals'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { savePoster } from '@/features/activity/share'
import { copyText } from '@/platform/copy'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { join } from '@/ui/join'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { isWorthPosting, sayGroupFull, sayGroupLine, sayGroupShort, sayGroupTitle } from '@/wording/group-text'
import type { ActivityDetail } from '../../../../types/activity'
import * as activityCalls from '../../../../types/calls/activity'
import type { ActivityId } from '../../../../types/core'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import styles from './index.module.scss'

/** The same activity as a text for WeChat groups in three lengths and as a poster: made from what everybody can see now. */
export default function DeskGroup() {
  const activityId = (useRouter().params.activityId ?? '') as ActivityId
  const { reading, reload, now } = useRead(activityCalls.get, { activityId })
  const { today } = useDesk()
  const activity = reading.kind === 'shown' ? reading.value : null
  return (
    <DeskFrame
      title='发到微信群'
      heading={activity ? `${activity.title} · 发到微信群` : '发到微信群'}
      at={null}
      today={today}
    >
      {(wide) => (
        <Reading of={reading} shape='detail' onRetry={reload}>
          {(shown) =>
            isWorthPosting(shown, now) ? (
              <Texts activity={shown} wide={wide} />
            ) : (
              <Notice id='not-worth' tone='wait' title='这一场已取消或已结束，不要再发到群里'>
                可以换一场还没开始的。
              </Notice>
            )
          }
        </Reading>
      )}
    </DeskFrame>
  )
}

const lengths = [
  { key: 'line', word: '一句话', say: sayGroupLine },
  { key: 'short', word: '短文案', say: sayGroupShort },
  { key: 'full', word: '带岗位', say: sayGroupFull },
] as const

function Texts({ activity, wide }: { activity: ActivityDetail; wide: boolean }) {
  const [said, setSaid] = useState<{ ok: boolean; word: string } | null>(null)
  const copy = async (word: string, text: string) => {
    const copied = await copyText(text)
    setSaid({ ok: copied, word: copied ? `${word}已复制，到群里粘贴` : '没有复制成功，请长按文字自己复制' })
  }
  return (
    <>
      <Heading>{sayGroupTitle(activity)}</Heading>
      {said && (
        <View {...aria({ live: 'polite' })}>
          <Notice id='copied' tone={said.ok ? 'go' : 'wait'} title={said.word} />
        </View>
      )}
      <View className={join(styles.texts, wide && styles.wide)}>
        {lengths.map(({ key, word, say }) => {
          const text = say(activity)
          return (
            <Card key={key} id={`text-${key}`} className={styles.text}>
              <View className={styles.name}>{word}</View>
              <Text className={styles.words} userSelect>
                {text}
              </Text>
              <Button
                id={`copy-${key}`}
                kind='ghost'
                size='small'
                label={`复制，${word}`}
                onTap={() => copy(word, text)}
              >
                复制
              </Button>
            </Card>
          )
        })}
      </View>
      <Poster activity={activity} />
    </>
  )
}

function Poster({ activity }: { activity: ActivityDetail }) {
  const [making, setMaking] = useState(false)
  const [said, setSaid] = useState('')
  const make = async () => {
    setMaking(true)
    setSaid(await savePoster(activity))
    setMaking(false)
  }
  return (
    <>
      <Heading>海报</Heading>
      <Card id='poster-card'>
        <View className={styles.words}>印着时间、地点和小程序码，群里的人扫一扫就能看到这一场。</View>
        <View className={styles.act}>
          <Button id='poster' kind='ghost' size='small' busy={making} busyWord='正在画…' onTap={make}>
            保存海报
          </Button>
        </View>
        {said && (
          <View id='poster-said' className={styles.said} {...aria({ role: 'status', live: 'polite' })}>
            {said}
          </View>
        )}
      </Card>
    </>
  )
}
