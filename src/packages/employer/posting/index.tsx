import '../refusals'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { dayOf } from '@/domain/time/calendar'
import { Empty } from '@/ui/empty'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { Sorry } from '@/ui/sorry'
import { sayRefusal } from '@/wording/refusal'
import type { EmployerHome } from '../../../../types/booth'
import * as employer from '../../../../types/calls/employer'
import type { Posting } from '../../../../types/posting'
import { Close } from './close'
import { PostingForm } from './form'
import { Published } from './published'

const go = (page: string) => () => void Taro.redirectTo({ url: `/packages/employer/${page}` })

/** What is being written: a posting to correct, a new one (the number makes each form fresh), or one just published. */
type Desk = { kind: 'edit'; posting: Posting } | { kind: 'fresh'; turn: number } | { kind: 'done'; posting: Posting }

const deskOf = ({ postings }: EmployerHome, id: string | undefined): Desk | null => {
  if (!id) return { kind: 'fresh', turn: 0 }
  const posting = postings.find((known) => known.id === id)
  return posting ? { kind: 'edit', posting } : null
}

/** Publishes a posting, corrects one, or closes it. */
export default function EmployerPosting() {
  const { id } = useRouter().params
  const { reading, reload, now } = useRead(employer.mine, {})
  const [moved, setMoved] = useState<Desk | null>(null)
  return (
    <PageShell title={id ? '改岗位' : '发布岗位'}>
      <Reading of={reading} shape='form' onRetry={reload}>
        {(mine) => {
          if (!mine.employer) {
            const register = { id: 'register', word: '登记单位', onTap: go('register/index') }
            return <Empty icon='building' title='先登记单位' next='登记好就可以发布岗位' action={register} />
          }
          const desk = moved ?? deskOf(mine, id)
          if (!desk) return <Sorry {...sayRefusal({ code: 'posting.notFound' })} />
          if (desk.kind === 'done') {
            return (
              <Published
                posting={desk.posting}
                onBooth={go('booth/index')}
                onAnother={() => setMoved({ kind: 'fresh', turn: now })}
                onEdit={() => setMoved({ kind: 'edit', posting: desk.posting })}
                onHome={go('home/index')}
              />
            )
          }
          const posting = desk.kind === 'edit' ? desk.posting : null
          if (posting?.closed) return <Sorry {...sayRefusal({ code: 'posting.closed' })} />
          return (
            <>
              <PostingForm
                key={posting?.id ?? `fresh-${desk.kind === 'fresh' ? desk.turn : 0}`}
                posting={posting}
                employer={mine.employer}
                today={dayOf(now)}
                onDone={(published) => setMoved({ kind: 'done', posting: published })}
              />
              {posting && <Close posting={posting} onClosed={go('home/index')} />}
            </>
          )
        }}
      </Reading>
    </PageShell>
  )
}
