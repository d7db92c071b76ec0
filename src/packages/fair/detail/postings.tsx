import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { usePages, useRest } from '@/api/use-pages'
import { ANY_POSTING, isAnyPosting } from '@/domain/posting/sought'
import { ListTail } from '@/features/list-tail'
import { Filters } from '@/features/posting/filters'
import { NoneFound } from '@/features/posting/none-found'
import { PostingSheet } from '@/features/posting/posting-sheet'
import { ANYTHING, soughtOf, useSettled, type Wish } from '@/features/posting/sought'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { Heading } from '@/ui/heading'
import { PostingRow } from '@/ui/posting-row'
import { Reading } from '@/ui/reading'
import type { ActivityDetail } from '../../../../types/activity'
import * as postingCalls from '../../../../types/calls/posting'
import type { ActivityId } from '../../../../types/core'
import type { OfferPage, PostingCard, PostingSought } from '../../../../types/posting'
import styles from './index.module.scss'

/** With fewer one sees them all at once, and there is nothing to look for. */
const FEW = 6

const sayPostingsOver = (postings: number) => `${postings} 个岗位在招聘会前停止招人，不再显示`

/** Who comes and what they offer, to be looked through by work, pay and place. */
export function Postings({ fair }: { fair: ActivityDetail }) {
  const [wish, setWish] = useState<Wish>(ANYTHING)
  const [open, setOpen] = useState<PostingCard | null>(null)
  const settled = useSettled(wish)
  const sought = soughtOf(settled)
  const change = (changed: Partial<Wish>) => setWish((before) => ({ ...before, ...changed }))
  const over = fair.postingsOver ?? 0
  if (fair.postings === 0) {
    return (
      <>
        <Heading>单位和岗位</Heading>
        <Card id='postings' className={styles.none}>
          {over > 0 ? (
            <Empty icon='bag' title={sayPostingsOver(over)} next='单位延长招聘后会显示在这里，可以先报名' />
          ) : (
            <Empty icon='bag' title='单位和岗位正在征集' next='审核通过后马上出现在这里，可以先报名' />
          )}
        </Card>
      </>
    )
  }
  return (
    <>
      <Heading>
        {fair.employers} 家单位 {fair.postings} 个岗位
      </Heading>
      {fair.postings > FEW && <Filters wish={wish} onChange={change} />}
      {isAnyPosting(sought) ? (
        <All fair={fair} onOpen={setOpen} />
      ) : (
        <Found
          activityId={fair.id}
          sought={sought}
          none={<NoneFound wish={settled} all='看这场的全部岗位' onAll={() => setWish(ANYTHING)} />}
          onOpen={setOpen}
        />
      )}
      {over > 0 && (
        <View id='postings-over' className={styles.over}>
          {sayPostingsOver(over)}
        </View>
      )}
      <PostingSheet posting={open} onClose={() => setOpen(null)} />
    </>
  )
}

type Opens = { onOpen: (posting: PostingCard) => void }

const rowsOf = (page: OfferPage) => page.postings

/** All of them: the first ones came with the page. */
function All({ fair, onOpen }: { fair: ActivityDetail } & Opens) {
  const first = { page: { postings: fair.topPostings, next: fair.morePostings }, at: 0 }
  const { rows, tail, more } = useRest(postingCalls.atFair, { activityId: fair.id, ...ANY_POSTING }, first, rowsOf)
  return (
    <>
      <Rows postings={rows} onOpen={onOpen} />
      <ListTail
        tail={tail}
        onMore={more}
        moreWord={`更多岗位（还有 ${Math.max(1, fair.postings - rows.length)} 个）`}
      />
    </>
  )
}

type FoundProps = { activityId: ActivityId; sought: PostingSought; none: ReactNode } & Opens

/** Those that are looked for. */
function Found({ activityId, sought, none, onOpen }: FoundProps) {
  const { reading, tail, more, reload } = usePages(postingCalls.atFair, { activityId, ...sought }, rowsOf)
  return (
    <Reading of={reading} shape='list' onRetry={reload}>
      {(postings) =>
        postings.length > 0 ? (
          <>
            <Rows postings={postings} onOpen={onOpen} />
            <ListTail tail={tail} onMore={more} endWord='符合的就这些' />
          </>
        ) : (
          none
        )
      }
    </Reading>
  )
}

function Rows({ postings, onOpen }: { postings: readonly PostingCard[] } & Opens) {
  return (
    <Card id='postings' pad='rows'>
      <Endless id='postings' rows={postings}>
        {(posting) => <PostingRow key={posting.id} posting={posting} onTap={() => onOpen(posting)} />}
      </Endless>
    </Card>
  )
}
