import { Figure, Figures } from '@/components/figure'
import { sayTime } from '@/domain/calendar'
import { missingOf, percentOf, roomLeft } from '@/domain/door-figures'
import type { Instant } from '../../../../types/core'
import type { GateBoard } from '../../../../types/door'

/** The gate in four numbers: in, inside against the limit, still missing, places left at the door. */
export function BoardFigures({ board, now }: { board: GateBoard; now: Instant }) {
  const { figures, settings, session } = board
  const { expected, came, inside, walkIns } = figures
  const missing = missingOf(figures)
  const room = roomLeft(inside, settings.venueLimit)
  return (
    <Figures>
      <Figure id='came' label='已入场' value={`${came} / ${expected}`} detail={`到了 ${percentOf(came, expected)}%`} />
      <Figure
        id='inside'
        label='场内'
        value={inside}
        tone={room !== null && room <= 0 ? 'wait' : 'ink'}
        detail={insideWord(settings, room)}
      />
      <Figure
        id='missing'
        label='还没到'
        value={missing}
        tone={missing > 0 && now >= session.startsAt ? 'wait' : 'ink'}
        detail={missingWord(board, missing, now)}
      />
      <Figure id='walk-ins' label='现场登记' value={walkIns} detail={`现场还能进 ${board.hall.free} 人`} />
    </Figures>
  )
}

const insideWord = ({ venueLimit, tracksExits }: GateBoard['settings'], room: number | null): string => {
  if (venueLimit === null) return tracksExits ? '没有设上限' : '不记离场，等于已入场'
  return room === 0 ? `已满 ${venueLimit} 人，先出后进` : `上限 ${venueLimit}，还能进 ${room}`
}

const missingWord = ({ session, figures }: GateBoard, missing: number, now: Instant): string => {
  if (now < session.startsAt) return `${sayTime(session.startsAt)} 开始`
  if (figures.released > 0) return `另有 ${figures.released} 个名额已让出`
  return missing > 0 ? `开始 ${Math.floor((now - session.startsAt) / 60_000)} 分钟了` : '都到了'
}
