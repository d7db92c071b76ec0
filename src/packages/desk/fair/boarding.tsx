import { sayTime } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Tag } from '@/ui/tag'
import type { DeskActivity } from '../../../../types/desk'

/** Who boards a bus where: what its driver wants to know. */
export function Boarding({ boarding = [] }: Pick<DeskActivity, 'boarding'>) {
  if (boarding.length === 0) return null
  const people = boarding.reduce((all, { booked }) => all + booked, 0)
  return (
    <>
      <Heading side={`${people} 人`}>各上车点</Heading>
      <Card id='boarding' pad='rows'>
        {boarding.map(({ name, at, booked, aboard }) => (
          <ListRow
            key={`${at} ${name}`}
            lead={sayTime(at)}
            title={name}
            detail={`${booked} 人在这里上车`}
            side={<Tag tone={booked > 0 && aboard === booked ? 'jade' : 'grey'}>{`已上车 ${aboard}`}</Tag>}
          />
        ))}
      </Card>
    </>
  )
}
