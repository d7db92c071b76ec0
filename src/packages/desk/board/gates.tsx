import { sayCount } from '@/domain/text/count'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { sayRate } from '@/wording/door'
import type { GateFigures } from '../../../../types/door'

/** Each gate's share and speed: where people queue, and where nobody stands. */
export function Gates({ gates, over = false }: { gates: readonly GateFigures[]; over?: boolean }) {
  if (gates.length === 0) return null
  return (
    <>
      <Heading side={`${gates.length} 个`}>各入口</Heading>
      <Card id='gates' pad='rows'>
        {gates.map(({ gate, admitted, refused, perMinute }) => (
          <ListRow
            key={gate}
            title={gate}
            side={`放行 ${sayCount(admitted)} 人`}
            detail={`${over ? '' : `近 10 分钟平均每分钟 ${sayRate(perMinute)} 人 · `}未放行 ${refused} 次`}
          />
        ))}
      </Card>
    </>
  )
}
