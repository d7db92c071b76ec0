import { View } from '@tarojs/components'
import { shareOf } from '@/domain/campaign/chart'
import { sayCount } from '@/domain/text/count'
import { Card } from '@/ui/card'
import { Meter } from '@/ui/meter'
import { Notice } from '@/ui/notice'
import { countLabel } from '@/wording/campaign'
import type { CampaignCounts, CampaignReport } from '../../../../types/campaign'
import { SendingChart } from './chart'
import styles from './index.module.scss'

const lines = Object.keys(countLabel) as (keyof CampaignCounts)[]

/** Always said, even when zero; the others only when there is one. */
const always: readonly (keyof CampaignCounts)[] = ['sent', 'noCredit']

const FEW_BARS = 20
const MANY_BARS = 40

/** How it goes and what came of it: the way from everybody to a place taken, then why a message did not arrive. */
export function Report({ report, wide }: { report: CampaignReport; wide: boolean }) {
  const { people, counts, opened, read, booked, filled } = report
  const settled = people - counts.queued
  return (
    <>
      <Card id='report'>
        <View className={styles.strong}>
          {filled ? `共 ${sayCount(people)} 人` : `已列出 ${sayCount(people)} 人，还在列名单`}
        </View>
        <View id='progress' className={styles.quiet}>
          已处理 {sayCount(settled)} 人{counts.queued > 0 ? `，还有 ${sayCount(counts.queued)} 人` : ''}
        </View>
        <View className={styles.meter}>
          <Meter value={settled} max={Math.max(1, people)} label={`已处理 ${settled}，共 ${people} 人`} />
        </View>
        <SendingChart minutes={report.minutes} most={wide ? MANY_BARS : FEW_BARS} />
      </Card>
      <Card id='reached'>
        <View className={styles.strong}>到了哪一步</View>
        <Step id='step-people' word='名单' count={people} of={people} />
        <Step id='step-sent' word='微信已接收' count={counts.sent} of={people} />
        <Step id='step-opened' word='点开微信通知' count={opened} of={people} />
        <Step id='step-read' word='在小程序里看过' count={read} of={people} />
        {(report.told > 0 || report.toCall > 0) && (
          <Step id='step-told' word='电话告知' count={report.told} of={report.told + report.toCall} />
        )}
        <Step id='step-booked' word='通知后报名' count={booked} of={people} />
      </Card>
      <Card id='states'>
        <View className={styles.strong}>每个人的结果</View>
        {lines
          .filter((line) => counts[line] > 0 || always.includes(line))
          .map((line) => (
            <View key={line} className={styles.line}>
              <View className={styles.lineWords}>
                {countLabel[line].word}
                <View className={styles.quiet}>{countLabel[line].detail}</View>
              </View>
              <View id={`report-${line}`} className={styles.number}>
                {sayCount(counts[line])}
              </View>
            </View>
          ))}
        {report.troubles.length > 0 && (
          <Notice id='troubles' tone='wait' title='微信不收的原因'>
            {report.troubles.join('；')}
          </Notice>
        )}
      </Card>
    </>
  )
}

type StepProps = { id: string; word: string; count: number; of: number }

function Step({ id, word, count, of }: StepProps) {
  return (
    <View id={id} className={styles.step}>
      <View className={styles.stepWord}>{word}</View>
      <View className={styles.stepMeter}>
        <Meter value={count} max={Math.max(1, of)} label={`${word}：${count} 人，共 ${of} 人`} />
      </View>
      <View id={`${id}-count`} className={styles.stepNumber}>
        {sayCount(count)}
      </View>
      <View className={styles.stepShare}>{shareOf(count, of)}%</View>
    </View>
  )
}
