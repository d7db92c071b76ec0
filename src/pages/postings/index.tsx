import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { isAnyPosting } from '@/domain/posting/sought'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { PageShell } from '@/ui/page-shell'
import { PostingRow } from '@/ui/posting-row'
import { Reading } from '@/ui/reading'
import * as postingCalls from '../../../types/calls/posting'
import type { PostingAtFair } from '../../../types/posting'
import { ListTail } from '../../features/list-tail'
import { Filters } from '../../features/posting/filters'
import { NoneFound } from '../../features/posting/none-found'
import { PostingSheet } from '../../features/posting/posting-sheet'
import { ANYTHING, soughtOf, useSettled, useWish, wishFor } from '../../features/posting/sought'
import { MeetAt } from './meet-at'

/** 岗位: everything one can ask an employer about at a coming fair. */
export default function Postings() {
  const wish = useWish()
  const settled = useSettled(wish)
  const [open, setOpen] = useState<PostingAtFair | null>(null)
  const sought = soughtOf(settled)
  const list = usePages(postingCalls.list, sought, (page) => page.postings, {
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
