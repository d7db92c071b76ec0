import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { boothStanding, currentBooths, liveBooths } from '@/domain/employer/booth'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Endless } from '@/ui/endless'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Sheet } from '@/ui/sheet'
import { Tag, Tags } from '@/ui/tag'
import { reviewLabel } from '@/wording/labels'
import type { Booth } from '../../../../types/booth'
import * as boothCalls from '../../../../types/calls/booth'
import type { Instant } from '../../../../types/core'
import styles from './index.module.scss'
import { reviewTone } from './standing'

type Props = {
  booths: readonly Booth[]
  now: Instant
  /** There are older ones than these. */
  more: boolean
  onChange: () => void
  /** Opens a page of the employer's own. */
  onOpen: (page: string) => void
}

/** The employer's booths: where, whether the clerk agreed, with which postings, and what each still asks for. */
export function Booths({ booths, now, more, onChange, onOpen }: Props) {
  const withdrawing = useWrite(boothCalls.withdraw)
  const [asked, setAsked] = useState<Booth | null>(null)
  const shown = currentBooths(booths)
  if (shown.length === 0) return null
  const coming = shown.filter(({ endsAt }) => endsAt > now)
  const past = shown.filter(({ endsAt }) => endsAt <= now)
  const withdraw = async () => {
    if (!asked) return
    const outcome = await withdrawing.send({ boothId: asked.id })
    if (outcome.kind === 'done') onChange()
    setAsked(null)
  }
  const row = (booth: Booth) => (
    <Row key={booth.id} booth={booth} now={now} onOpen={onOpen} onWithdraw={() => setAsked(booth)} />
  )
  return (
    <>
      <Heading side={`${liveBooths(shown, now).length} 个`}>展位</Heading>
      <Answer to={withdrawing.state} where='展位' />
      {coming.length > 0 && (
        <Card id='booths' pad='rows'>
          <Endless id='booths' rows={coming} size={5}>
            {row}
          </Endless>
        </Card>
      )}
      {past.length > 0 && (
        <>
          <Heading>已结束的招聘会</Heading>
          <Card id='past-booths' pad='rows'>
            <Endless id='past-booths' rows={past} size={5}>
              {row}
            </Endless>
          </Card>
        </>
      )}
      {more && <View className={styles.foot}>只列出最近申请的 {booths.length} 个展位</View>}
      <Sheet
        id='withdraw'
        open={asked !== null}
        title='撤回这个展位？'
        confirm='撤回'
        kind='stop'
        busy={withdrawing.state.kind === 'sending'}
        onConfirm={withdraw}
        onClose={() => setAsked(null)}
      >
        “{asked?.fair}”上将不再显示您的岗位。改主意了可以再申请。
      </Sheet>
    </>
  )
}

type RowProps = Pick<Props, 'now' | 'onOpen'> & { booth: Booth; onWithdraw: () => void }

function Row({ booth, now, onOpen, onWithdraw }: RowProps) {
  const { id, activityId, fair, special, startsAt, endsAt, day, number, note, reportedAt, postings } = booth
  const standing = boothStanding(booth, now)
  const isOver = standing === 'over'
  const came = standing === 'approved' && endsAt <= now && postings.length > 0
  const early = postings.filter(({ validUntil }) => endsAt > now && validUntil < day)
  return (
    <ListRow
      id={`booth-${id}`}
      title={fair}
      side={
        <Tag tone={isOver ? 'grey' : reviewTone[booth.state]}>
          {isOver ? '未审核，已结束' : reviewLabel[booth.state]}
        </Tag>
      }
      detail={`${sayDay(dayOf(startsAt))} ${sayTime(startsAt)}${number ? ` · 展位 ${number}` : ''}`}
    >
      <Tags>
        {special && <Tag tone='copper'>周五专场</Tag>}
        {postings.map((posting) => (
          <Tag key={posting.id} tone={posting.state === 'sentBack' ? 'stop' : 'grey'}>
            {posting.title}
            {isOver ? '' : ` ${reviewLabel[posting.state]}`}
          </Tag>
        ))}
      </Tags>
      {note && !isOver && <View className={styles.note}>退回意见：{note}</View>}
      {early.length > 0 && (
        <View id={`early-${id}`} className={styles.note}>
          {early.map(({ title }) => title).join('、')}在招聘会前到期，当天不会显示。请把“招聘截止日期”改到{sayDay(day)}
          以后。
        </View>
      )}
      <View className={styles.side}>
        {[...early, ...postings.filter(({ state }) => !isOver && state === 'sentBack')].map((posting) => (
          <Button
            key={posting.id}
            id={`edit-${id}-${posting.id}`}
            kind='ghost'
            size='small'
            onTap={() => onOpen(`posting/index?id=${posting.id}`)}
          >
            改“{posting.title}”
          </Button>
        ))}
        {standing === 'sentBack' && now < startsAt && (
          <Button
            id={`again-${id}`}
            kind='ghost'
            size='small'
            onTap={() => onOpen(`booth/index?activityId=${activityId}`)}
          >
            换岗位重新申请
          </Button>
        )}
        {came && (
          <Button
            id={`outcome-${id}`}
            kind={reportedAt ? 'quiet' : 'main'}
            size='small'
            onTap={() => onOpen(`outcome/index?id=${activityId}`)}
          >
            {reportedAt ? '招聘结果已填报' : '填报招聘结果'}
          </Button>
        )}
        {now < startsAt && (standing === 'pending' || standing === 'approved') && (
          <Button id={`withdraw-${id}`} kind='quiet' size='small' onTap={onWithdraw}>
            不去了，撤回
          </Button>
        )}
      </View>
    </ListRow>
  )
}
