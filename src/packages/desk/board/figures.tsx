import { missingOf, percentOf, roomLeft } from '@/domain/gate/door-figures'
import { sayCount } from '@/domain/text/count'
import { sayTime } from '@/domain/time/calendar'
import { Figure, Figures } from '@/ui/figure'
import { isGateOver, sayLong } from '@/wording/door'
import type { Instant } from '../../../../types/core'
import type { GateBoard } from '../../../../types/door'

/** The gate in four numbers: in, inside against the limit, still missing, places left at the door. */
export function BoardFigures({ board, now }: { board: GateBoard; now: Instant }) {
  const { figures, settings, session } = board
  const { expected, came, inside, walkIns } = figures
  const missing = missingOf(figures)
  const room = roomLeft(inside, settings.venueLimit)
  const over = isGateOver(session, now)
  const isOpen = !over && now >= session.startsAt
  return (
    <Figures>
      <Figure
        id='came'
        label='已入场'
        value={`${sayCount(came)} / ${sayCount(expected)}`}
        detail={`到了 ${percentOf(came, expected)}%`}
      />
      <Figure
        id='inside'
        label='场内'
        value={sayCount(inside)}
        tone={!over && room === 0 ? 'wait' : 'ink'}
        detail={insideWord(settings, over ? null : room)}
      />
      <Figure
        id='missing'
        label={over ? '未到场' : '还没到'}
        value={sayCount(missing)}
        tone={missing > 0 && isOpen ? 'wait' : 'ink'}
        detail={missingWord(board, missing, now)}
      />
      <Figure
        id='walk-ins'
        label='现场登记'
        value={sayCount(walkIns)}
        detail={over ? '不再入场' : `现场还能进 ${sayCount(board.hall.free)} 人`}
      />
    </Figures>
  )
}

const insideWord = ({ venueLimit, tracksExits }: GateBoard['settings'], room: number | null): string => {
  if (venueLimit === null) return tracksExits ? '没有设上限' : '未扫离场，按已入场计'
  if (room === null) return `上限 ${sayCount(venueLimit)} 人`
  return room === 0
    ? `已满 ${sayCount(venueLimit)} 人，先出后进`
    : `上限 ${sayCount(venueLimit)} 人，还能进 ${sayCount(room)} 人`
}

const missingWord = ({ session, figures }: GateBoard, missing: number, now: Instant): string => {
  if (session.cancelled) return '本场已取消'
  if (now < session.startsAt) return `${sayTime(session.startsAt)} 开始`
  if (figures.released > 0) return `另有 ${sayCount(figures.released)} 个名额已让出`
  if (missing === 0) return '都到了'
  return now >= session.closesAt ? `${sayTime(session.closesAt)} 停止入场` : `开始 ${sayLong(now - session.startsAt)}了`
}
