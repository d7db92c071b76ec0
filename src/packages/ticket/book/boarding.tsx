import { View } from '@tarojs/components'
import { stopAt } from '@/domain/ticket/bus'
import { sayTime } from '@/domain/time/calendar'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import type { BusFacts } from '../../../../types/bus'
import type { Instant } from '../../../../types/core'
import { Option } from './option'

type Props = { bus: BusFacts; startsAt: Instant; chosen: string | null; onChoose: (code: string) => void }

/** Where one boards: the first stop unless another is chosen. */
export function Boarding({ bus, startsAt, chosen, onChoose }: Props) {
  const at = chosen ?? bus.stops[0]?.code
  return (
    <>
      <Heading>在哪里上车？</Heading>
      <Card id='boarding' pad='rows'>
        <View {...aria({ role: 'radiogroup', label: '在哪里上车' })}>
          {bus.stops.map((stop) => (
            <Option
              key={stop.code}
              id={`stop-${stop.code}`}
              on={stop.code === at}
              word={stop.name}
              detail={`${sayTime(stopAt(stop, startsAt))} 上车`}
              onTap={() => onChoose(stop.code)}
            />
          ))}
        </View>
      </Card>
    </>
  )
}
