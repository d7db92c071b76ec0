import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { cloudNow } from '@/api/clock'
import { usePages } from '@/api/use-pages'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { PageShell } from '@/components/page-shell'
import { PostingRow } from '@/components/posting-row'
import { Reading } from '@/components/reading'
import type { PostingAtFair } from '../../../types/posting'
import { ListTail } from '../list-tail'
import { chooseDistrict, useDistrict } from '../use-district'
import { Filters } from './filters'
import { MeetAt } from './meet-at'
import { PostingSheet } from './posting-sheet'
import { search, useSearch } from './search'

/** 岗位: everything one can ask an employer about at a coming fair. */
export default function Postings() {
  const district = useDistrict()
  const { settled } = useSearch()
  const [open, setOpen] = useState<PostingAtFair | null>(null)
  const list = usePages('posting.list', { district, search: settled }, (page) => page.postings, {
    keep: settled === '',
  })
  useReachBottom(list.more)
  const now = cloudNow()
  return (
    <PageShell title='岗位' tab>
      <Filters />
      <Reading of={list.reading} shape='list' onRetry={list.reload}>
        {(postings) =>
          postings.length > 0 ? (
            <>
              <Card id='postings' pad='rows'>
                {postings.map((posting) => (
                  <PostingRow key={posting.id} posting={posting} onTap={() => setOpen(posting)}>
                    <MeetAt fair={posting.fair} now={now} />
                  </PostingRow>
                ))}
              </Card>
              <ListTail tail={list.tail} onMore={list.more} endWord='就这些了，过几天再来看看' />
            </>
          ) : (
            <NoPostings searched={settled} everywhere={district === null} />
          )
        }
      </Reading>
      <PostingSheet posting={open} onClose={() => setOpen(null)} />
    </PageShell>
  )
}

function NoPostings({ searched, everywhere }: { searched: string; everywhere: boolean }) {
  if (searched) {
    return (
      <Empty
        icon='bag'
        title={`没有找到“${searched}”`}
        next='换一个短一点的词，比如“电工”“家政”'
        action={{ id: 'clear-search', word: '看全部岗位', onTap: () => search('') }}
      />
    )
  }
  return everywhere ? (
    <Empty icon='bag' title='岗位正在征集' next='单位报上来、审核通过后就会出现在这里' />
  ) : (
    <Empty
      icon='bag'
      title='这个区县暂时没有岗位'
      next='看看全市的，很多岗位包吃住'
      action={{ id: 'whole-city', word: '看全市', onTap: () => chooseDistrict(null) }}
    />
  )
}
