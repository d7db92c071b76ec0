import { useState } from 'react'
import { call } from '@/api/call'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Heading } from '@/components/heading'
import { PostingRow } from '@/components/posting-row'
import type { ActivityDetail } from '../../../../types/activity'
import type { PostingId } from '../../../../types/core'
import type { PostingCard } from '../../../../types/posting'
import styles from './index.module.scss'

/** As many as one `posting.atFair` brings; fewer means there are no more. */
const PAGE = 20

/** Who comes and what they offer; the first ones with the page, more on a tap. */
export function Postings({ fair }: { fair: ActivityDetail }) {
  const { rows, after, state, more } = useMorePostings(fair)
  return (
    <>
      <Heading>{fair.employers > 0 ? `${fair.employers} 家单位 ${fair.postings} 个岗位` : '单位和岗位'}</Heading>
      {rows.length > 0 ? (
        <Card id='postings' pad='rows'>
          {rows.map((posting) => (
            <PostingRow key={posting.id} posting={posting} />
          ))}
          {after && (
            <Button id='more-postings' kind='quiet' busy={state === 'loading'} busyWord='正在加载…' onTap={more}>
              {state === 'failed'
                ? '没有加载出来，再试一次'
                : `更多岗位（还有 ${Math.max(1, fair.postings - rows.length)} 个）`}
            </Button>
          )}
        </Card>
      ) : (
        <Card id='postings' className={styles.none}>
          <Empty icon='bag' title='单位和岗位正在征集' next='审核通过后马上出现在这里，可以先报名' />
        </Card>
      )}
    </>
  )
}

type More = { rows: PostingCard[]; after: PostingId | null; state: 'idle' | 'loading' | 'failed' }

function useMorePostings({ id, topPostings, morePostingsAfter }: ActivityDetail) {
  const [more, setMore] = useState<More | null>(null)
  const rows = [...topPostings, ...(more?.rows ?? [])].filter(
    (one, at, all) => all.findIndex(({ id }) => id === one.id) === at,
  )
  const after = more ? more.after : morePostingsAfter
  const load = async () => {
    if (!after || more?.state === 'loading') return
    const before = more?.rows ?? []
    setMore({ rows: before, after, state: 'loading' })
    const outcome = await call('posting.atFair', { activityId: id, after })
    if (outcome.kind !== 'done') return setMore({ rows: before, after, state: 'failed' })
    const last = outcome.value.length < PAGE ? null : (outcome.value.at(-1)?.id ?? null)
    setMore({ rows: [...before, ...outcome.value], after: last, state: 'idle' })
  }
  return { rows, after, state: more?.state ?? 'idle', more: load }
}
