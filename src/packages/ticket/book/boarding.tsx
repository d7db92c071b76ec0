import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { stopAt } from '@/domain/bus'
import { sayTime } from '@/domain/calendar'
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
