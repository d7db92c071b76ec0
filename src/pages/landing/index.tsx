import { useCallback, useEffect, useState } from 'react'
import { call } from '@/api/call'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Offline } from '@/components/offline'
import { PageShell } from '@/components/page-shell'
import { Skeleton } from '@/components/skeleton'
import type { Outcome } from '../../../types/reply'
import { goHome, replaceWithActivity } from '../routes'

type State = { kind: 'sending' } | Exclude<Outcome<never>, { kind: 'done' }>

/** A page opened by a scanned code: finds out what the code stands for and goes there; a printed code outlives moves. */
export function Landing({ scene }: { scene: string }) {
  const [state, setState] = useState<State>({ kind: 'sending' })
  const look = useCallback(async () => {
    setState({ kind: 'sending' })
    const outcome = await call('activity.scene', { scene })
    if (outcome.kind === 'done') replaceWithActivity({ id: outcome.value.activityId, kind: outcome.value.kind })
    else setState(outcome)
  }, [scene])
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
