import { useCallback, useEffect, useState } from 'react'
import { call } from '@/api/call'
import { cloudNow } from '@/api/clock'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Offline } from '@/ui/offline'
import { PageShell } from '@/ui/page-shell'
import { Skeleton } from '@/ui/skeleton'
import * as activity from '../../../../types/calls/activity'
import type { ActivityId } from '../../../../types/core'
import type { Outcome } from '../../../../types/reply'
import { goHome, replaceWithActivity } from '../../routes'

type Found = { id: ActivityId; kind: string }
type State = { kind: 'sending' } | Exclude<Outcome<never>, { kind: 'done' }>

/** `scene`: what a printed code says · `id`: the activity itself, from a link whose page is no more. */
type Props = { scene?: string; id?: string }

async function find({ scene = '', id }: Props): Promise<Outcome<Found>> {
  if (id) {
    const outcome = await call(activity.get, { activityId: id as ActivityId })
    return outcome.kind === 'done' ? { ...outcome, value: { id: outcome.value.id, kind: outcome.value.kind } } : outcome
  }
  if (!scene) return { kind: 'refused', refusal: { code: 'scene.unreadable' }, now: cloudNow() }
  const outcome = await call(activity.scene, { scene })
  return outcome.kind === 'done'
    ? { ...outcome, value: { id: outcome.value.activityId, kind: outcome.value.kind } }
    : outcome
}

/** Finds out which activity a code or a link stands for and goes there; a printed code outlives moves. */
export function Landing({ scene, id }: Props) {
  const [state, setState] = useState<State>({ kind: 'sending' })
  const look = useCallback(async () => {
    setState({ kind: 'sending' })
    const outcome = await find({ scene, id })
    if (outcome.kind === 'done') replaceWithActivity(outcome.value)
    else setState(outcome)
  }, [scene, id])
  useEffect(() => void look(), [look])
  return (
    <PageShell title='正在打开'>
      {state.kind === 'sending' && <Skeleton shape='detail' />}
      {state.kind === 'unknown' ? <Offline /> : <Answer to={state} where='首页' />}
      {(state.kind === 'unknown' || state.kind === 'broken') && (
        <Button id='retry' kind='main' onTap={look}>
          再试一次
        </Button>
      )}
      {state.kind !== 'sending' && (
        <Button id='to-home' kind='ghost' onTap={goHome}>
          回首页
        </Button>
      )}
    </PageShell>
  )
}
