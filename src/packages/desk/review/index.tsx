import '../refusals'
import { useState } from 'react'
import { call } from '@/api/call'
import { useRead } from '@/api/use-read'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Endless } from '@/ui/endless'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { TabRow } from '@/ui/tab-row'
import type { ReviewList } from '../../../../types/booth'
import * as deskCalls from '../../../../types/calls/desk'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { BoothCard } from './booth-card'
import { Directory } from './directory'
import { EmployerCard } from './employer-card'
import { JoinCard } from './join-card'

type Kind = 'employers' | 'booths' | 'joins' | 'approved'
type Waiting = Exclude<Kind, 'approved'>

const nothing: Record<Waiting, string> = {
  employers: '没有单位等审核',
  booths: '没有展位等审核',
  joins: '没有人申请加入单位',
}

/** What waits for this clerk: employers, booths with their postings, people who ask to act for one; each leaves the list once decided. */
export default function DeskReview() {
  const { reading, reload } = useRead(deskCalls.review, {})
  const desk = useDesk()
  const [chosen, setChosen] = useState<Kind | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const rest = useRestOf(reading.kind === 'shown' ? reading.value : null)

  const refresh = () => {
    rest.clear()
    void reload()
    void desk.reload()
  }
  const done = (id: string) => (word: string) => {
    setGone((before) => new Set(before).add(id))
    setSaid(word)
    void desk.reload()
    void reload()
  }
  const left = <R extends { id: string }>(rows: readonly R[]) => {
    const seen = new Set<string>()
    return rows.filter(({ id }) => !gone.has(id) && !seen.has(id) && seen.add(id))
  }
  return (
    <DeskFrame title='审核' at='review' today={desk.today}>
      {(wide) => (
        <Reading of={reading} shape='list' onRetry={reload}>
          {(list) => {
            const employers = left([...list.employers, ...rest.employers])
            const booths = left([...list.booths, ...rest.booths])
            const joins = left(list.joins)
            const rows = { employers, booths, joins }
            const first = (['employers', 'booths', 'joins'] as const).find((one) => rows[one].length > 0)
            const kind = chosen ?? first ?? 'employers'
            const next = kind === 'employers' || kind === 'booths' ? rest.next(kind, list.next[kind]) : null
            const count = (one: 'employers' | 'booths') =>
              rest.next(one, list.next[one]) === null ? `${rows[one].length}` : `${rows[one].length}+`
            return (
              <>
                <TabRow<Kind>
                  id='review'
                  label='审核什么'
                  at={kind}
                  onTap={setChosen}
                  tabs={[
                    { key: 'employers', word: `单位 ${count('employers')}` },
                    { key: 'booths', word: `展位 ${count('booths')}` },
                    { key: 'joins', word: '加入申请', count: joins.length },
                    { key: 'approved', word: '已通过单位' },
                  ]}
                />
                {said && <Notice id='reviewed' tone='go' title={said} />}
                {kind === 'approved' && <Directory wide={wide} />}
                {kind === 'employers' && (
                  <Endless id='employers' rows={employers} size={5} cards>
                    {(employer) => (
                      <EmployerCard
                        key={employer.id}
                        employer={employer}
                        wide={wide}
                        onDone={done(employer.id)}
                        onRefresh={refresh}
                      />
                    )}
                  </Endless>
                )}
                {kind === 'booths' && (
                  <Endless id='booths' rows={booths} size={1} cards>
                    {(booth) => (
                      <BoothCard key={booth.id} booth={booth} wide={wide} onDone={done(booth.id)} onRefresh={refresh} />
                    )}
                  </Endless>
                )}
                {kind === 'joins' && (
                  <Endless id='joins' rows={joins} size={5} cards>
                    {(join) => <JoinCard key={join.id} join={join} onDone={done(join.id)} />}
                  </Endless>
                )}
                {next !== null && (kind === 'employers' || kind === 'booths') && (
                  <Button id='more' kind='quiet' busy={rest.isLoading} onTap={() => rest.more(kind, next)}>
                    {rest.isFailed ? '没有读到，再试一次' : '还有更多，继续看'}
                  </Button>
                )}
                {kind !== 'approved' && rows[kind].length === 0 && next === null && (
                  <Empty
                    icon='check'
                    title={nothing[kind]}
                    next={first ? '其他栏还有待审核的' : '新的申请会显示在这里'}
                    action={{ id: 'reload', word: '刷新', onTap: refresh }}
                  />
                )}
              </>
            )
          }}
        </Reading>
      )}
    </DeskFrame>
  )
}

type Paged = 'employers' | 'booths'
type Rest = Pick<ReviewList, Paged> & {
  next: Partial<Record<Paged, string | null>>
  kind: 'idle' | 'loading' | 'failed'
}

const NONE: Rest = { employers: [], booths: [], next: {}, kind: 'idle' }

/** The pages behind the first of each list. */
function useRestOf(list: ReviewList | null) {
  const [rest, setRest] = useState<Rest>(NONE)
  const more = async (kind: Paged, cursor: string) => {
    if (!list || rest.kind === 'loading') return
    setRest((before) => ({ ...before, kind: 'loading' }))
    const outcome = await call(deskCalls.review, { [kind]: cursor })
    setRest((before) =>
      outcome.kind === 'done'
        ? {
            ...before,
            [kind]: [...before[kind], ...outcome.value[kind]],
            next: { ...before.next, [kind]: outcome.value.next[kind] },
            kind: 'idle',
          }
        : { ...before, kind: 'failed' },
    )
  }
  return {
    employers: rest.employers,
    booths: rest.booths,
    isLoading: rest.kind === 'loading',
    isFailed: rest.kind === 'failed',
    next: (kind: Paged, first: string | null) => (rest[kind].length > 0 ? (rest.next[kind] ?? null) : first),
    more,
    clear: () => setRest(NONE),
  }
}
