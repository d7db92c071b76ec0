import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { isGateOver } from '@/wording/door'
import type { Instant } from '../../../../types/core'
import type { GateBoard } from '../../../../types/door'
import { MinuteChart } from '../minute-chart'
import { Shares } from '../shares'
import { Conflicts } from './conflicts'
import { Devices } from './devices'
import { Gates } from './gates'
import { HallCard } from './hall'
import { Settings } from './settings'

export type Tab = 'flow' | 'todo' | 'phones' | 'who' | 'settings'

export type PartProps = { board: GateBoard; now: Instant; wide: boolean; onChange: (said: string) => void }

/** One part of the board: beside the others on a wide window, alone on a phone. */
export function Part({ tab, board, now, wide, onChange }: PartProps & { tab: Tab }) {
  const { sessionId, closesAt, opensAt } = board.session
  const over = isGateOver(board.session, now)
  switch (tab) {
    case 'flow':
      return (
        <>
          <Heading>入场人流</Heading>
          <Card id='flow'>
            <MinuteChart
              minutes={board.minutes}
              until={opensAt <= now && now < closesAt ? now : undefined}
              most={wide ? 60 : 36}
            />
          </Card>
          <Gates gates={board.gates} over={over} />
        </>
      )
    case 'todo':
      return (
        <>
          <HallCard board={board} now={now} onChange={onChange} />
          <Conflicts board={board} onChange={onChange} />
        </>
      )
    case 'phones':
      return <Devices sessionId={sessionId} devices={board.devices} now={now} over={over} onChange={onChange} />
    case 'who':
      return <Shares {...board} />
    case 'settings':
      return <Settings sessionId={sessionId} settings={board.settings} onChange={onChange} />
  }
}
