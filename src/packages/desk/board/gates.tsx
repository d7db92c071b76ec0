import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { ListRow } from '@/components/list-row'
import { type Column, Table } from '@/components/table'
import { sayRate } from '@/wording/door'
import type { GateBoard, GateFigures } from '../../../../types/door'

const columns: Column<GateFigures>[] = [
  { key: 'gate', title: '入口', show: ({ gate }) => gate },
  { key: 'admitted', title: '放行', number: true, show: ({ admitted }) => admitted },
  { key: 'rate', title: '每分钟（近 10 分钟）', number: true, show: ({ perMinute }) => sayRate(perMinute) },
  { key: 'refused', title: '没放行的扫码', number: true, show: ({ refused }) => refused },
]

/** Each gate's share and speed: where people queue, and where nobody stands. */
export function Gates({ board: { gates }, wide }: { board: Pick<GateBoard, 'gates'>; wide: boolean }) {
  if (gates.length === 0) return null
  return (
    <>
      <Heading side={`${gates.length} 个`}>各入口</Heading>
      {wide ? (
        <Card pad='none'>
          <Table id='gates' label='各入口的人数' columns={columns} rows={gates} keyOf={({ gate }) => gate} />
        </Card>
      ) : (
        <Card id='gates' pad='rows'>
          {gates.map(({ gate, admitted, refused, perMinute }) => (
            <ListRow
              key={gate}
              title={gate}
              side={`放行 ${admitted}`}
              detail={`每分钟 ${sayRate(perMinute)} 人 · 没放行 ${refused} 次`}
            />
          ))}
        </Card>
      )}
    </>
  )
}
