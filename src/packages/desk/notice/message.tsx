import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { countLabel } from '@/wording/campaign'
import * as campaignCalls from '../../../../types/calls/campaign'
import type { Campaign, CampaignCounts } from '../../../../types/campaign'
import type { NoticeId } from '../../../../types/core'
import type { RenderedMessage } from '../../../../types/notice'
import styles from './index.module.scss'

/** Exactly what people see: the message in WeChat, the line in the app; and one to oneself. */
export function Message({ campaign }: { campaign: Campaign }) {
  const { message, inApp, activityId } = campaign
  return (
    <>
      <Heading>本人在微信里看到的</Heading>
      {message ? (
        <Bubble message={message} />
      ) : (
        <Notice id='no-template' tone='wait' title='通知模板现在用不了'>
          请联系系统管理员改好模板。在这之前，微信一条也发不出去，只在小程序里看得到。
        </Notice>
      )}
      <TryOut activityId={activityId} hasMessage={message !== null} />
      <Heading>没有订阅次数的人，在小程序里看到的</Heading>
      <Card id='in-app'>
        <View className={styles.strong}>{inApp.title}</View>
        <View className={styles.quiet}>{inApp.text}</View>
      </Card>
    </>
  )
}

/** As WeChat draws it in the service notices of the person's chat list. */
function Bubble({ message: { title, rows } }: { message: RenderedMessage }) {
  return (
    <View id='message' className={styles.chat} {...aria({ role: 'group', label: '微信里的样子' })}>
      <View className={styles.bubble}>
        <View className={styles.from}>
          <View className={styles.face}>招</View>
          天天有招聘
        </View>
        <View className={styles.messageTitle}>{title}</View>
        {rows.map(({ label, value }) => (
          <View key={label} className={styles.messageRow}>
            <View className={styles.messageName}>{label}</View>
            <View className={styles.messageValue}>{value}</View>
          </View>
        ))}
        <View className={styles.enter}>进入小程序查看</View>
      </View>
    </View>
  )
}

const isSettled = (state: string): state is keyof CampaignCounts => state in countLabel

/** One tap sends the message to the clerk's own WeChat; tapping again after a lost answer sends no second one. */
function TryOut({ activityId, hasMessage }: Pick<Campaign, 'activityId'> & { hasMessage: boolean }) {
  const trying = useWrite(campaignCalls.test)
  const [testId, setTestId] = useState(() => newId<NoticeId>())
  const [said, setSaid] = useState<{ ok: boolean; word: string } | null>(null)
  const send = async () => {
    const outcome = await trying.send({ activityId, testId })
    if (outcome.kind === 'unknown') return
    const isOnItsWay = outcome.kind === 'done' && outcome.value.state === 'claimed'
    if (!isOnItsWay) setTestId(newId<NoticeId>())
    if (outcome.kind !== 'done') return setSaid(null)
    const { state } = outcome.value
    if (state === 'sent') return setSaid({ ok: true, word: '发到您自己的微信了，到“服务通知”里看看' })
    setSaid({
      ok: false,
      word: isSettled(state)
        ? `没有发到：${countLabel[state].word}`
        : '正在发，还没有结果。过一会儿再点一次看看，不会多发',
    })
  }
  return (
    <View className={styles.acts}>
      {hasMessage && (
        <Button id='try-out' kind='ghost' size='small' busy={trying.state.kind === 'sending'} onTap={send}>
          先发给自己看看
        </Button>
      )}
      <Button
        id='to-group'
        kind='ghost'
        size='small'
        onTap={() => void Taro.navigateTo({ url: `/packages/desk/group/index?activityId=${activityId}` })}
      >
        发到微信群
      </Button>
      {said && <Notice id='tried' tone={said.ok ? 'go' : 'wait'} title={said.word} />}
      <Answer id='try-sorry' to={trying.state} where='自己的微信' />
    </View>
  )
}
