import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Endless } from '@/components/endless'
import { PageShell } from '@/components/page-shell'
import { PostingRow } from '@/components/posting-row'
import { Reading } from '@/components/reading'
import { isAnyPosting } from '@/domain/posting-sought'
import type { PostingAtFair } from '../../../types/posting'
import { ListTail } from '../list-tail'
import { Filters } from './filters'
import { MeetAt } from './meet-at'
import { NoneFound } from './none-found'
import { PostingSheet } from './posting-sheet'
import { ANYTHING, soughtOf, useSettled, useWish, wishFor } from './sought'

/** 岗位: everything one can ask an employer about at a coming fair. */
export default function Postings() {
  const wish = useWish()
  const settled = useSettled(wish)
  const [open, setOpen] = useState<PostingAtFair | null>(null)
  const sought = soughtOf(settled)
  const list = usePages('posting.list', sought, (page) => page.postings, {
    keep: isAnyPosting({ ...sought, district: null }),
  })
  useReachBottom(list.more)
  const now = cloudNow()
  return (
    <PageShell title='岗位' tab>
      <Filters wish={wish} onChange={wishFor} />
      <Reading of={list.reading} shape='list' onRetry={list.reload}>
        {(postings) =>
          postings.length > 0 ? (
            <>
              <Card id='postings' pad='rows'>
                <Endless id='postings' rows={postings}>
                  {(posting) => (
                    <PostingRow key={posting.id} posting={posting} onTap={() => setOpen(posting)}>
                      <MeetAt fair={posting.fair} now={now} />
                    </PostingRow>
                  )}
                </Endless>
              </Card>
              <ListTail tail={list.tail} onMore={list.more} endWord='就这些了，过几天再来看看' />
            </>
          ) : isAnyPosting(sought) ? (
            <Empty icon='bag' title='岗位正在征集' next='单位报上来、审核通过后就会出现在这里' />
          ) : (
            <NoneFound wish={settled} all='看全部岗位' onAll={() => wishFor(ANYTHING)} />
          )
        }
      </Reading>
      <PostingSheet posting={open} fair={open?.fair} onClose={() => setOpen(null)} />
    </PageShell>
  )
}
