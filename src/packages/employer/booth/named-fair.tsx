import { useEffect } from 'react'
import { useRead } from '@/api/use-read'
import { Reading } from '@/ui/reading'
import type { ActivityCard } from '../../../../types/activity'
import type { Booth } from '../../../../types/booth'
import * as activity from '../../../../types/calls/activity'
import type { ActivityId } from '../../../../types/core'
import { FairChoice } from './fair-choice'

type Props = { activityId: ActivityId; booth: Booth | undefined; onFound: (fair: ActivityCard) => void }

/** The fair somebody came from, already chosen. */
export function NamedFair({ activityId, booth, onFound }: Props) {
  const { reading, reload } = useRead(activity.get, { activityId })
  const fair = reading.kind === 'shown' ? reading.value : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is known
  useEffect(() => {
    if (fair) onFound(fair)
  }, [fair?.id])
  return (
    <Reading of={reading} shape='list' onRetry={reload}>
      {(found) => <FairChoice fair={found} chosen booth={booth} onChoose={() => onFound(found)} />}
    </Reading>
  )
}
