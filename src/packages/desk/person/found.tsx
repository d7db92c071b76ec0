import { View } from '@tarojs/components'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/tag'
import { idTypeLabel, ticketLabel } from '@/wording/labels'
import { sayDate } from '@/wording/person'
import type { DeskAccount, DeskPerson, HelperRight } from '../../../../types/desk-person'
import { Helping } from './helping'
import styles from './index.module.scss'

type Props = {
  person: DeskPerson
  onAct: (act: 'right' | 'erase') => void
  onGrant: (account: DeskAccount) => void
  onEnd: (right: HelperRight) => void
}

/** Somebody found: masked, with their sign-ups, and what may be done as they ask. */
export function Found({ person, onAct, onGrant, onEnd }: Props) {
  const { id, name, idType, idNumber, phone, registeredAt, proved, signUps, tickets, helpers } = person
  return (
    <Card id={`person-${id}`}>
      <View className={styles.name}>{name}</View>
      <View className={styles.quiet}>
        {idTypeLabel[idType]} {idNumber}
      </View>
      <View className={styles.quiet}>手机号码 {phone || '没有留'}</View>
      <View className={styles.quiet}>
        {sayDay(dayOf(registeredAt))} 登记，{proved ? '证件已核对' : '证件没核对过'}，报名 {signUps} 次
      </View>
      {helpers.map(({ name: helper, since }) => (
        <View key={since} className={styles.quiet}>
          {sayDate(since)} 由村干部、帮扶人 {helper} 帮忙登记
        </View>
      ))}
      {tickets.map((ticket) => (
        <View key={ticket.id} className={styles.ticket}>
          <View className={styles.title}>
            {sayDay(ticket.day)} {ticket.title}
          </View>
          <Tag tone={ticket.state === 'booked' ? 'jade' : 'grey'}>{ticketLabel[ticket.state]}</Tag>
        </View>
      ))}
      {tickets.length < signUps && <View className={styles.quiet}>只列出最近 {tickets.length} 次</View>}
      <View className={styles.acts}>
        <Button id={`right-${id}`} kind='ghost' size='small' label={`更正，${name}`} onTap={() => onAct('right')}>
          更正姓名或手机号码
        </Button>
        <Button id={`erase-${id}`} kind='quiet' size='small' label={`删除，${name}`} onTap={() => onAct('erase')}>
          删除个人信息
        </Button>
      </View>
      <Helping person={person} onGrant={onGrant} onEnd={onEnd} />
    </Card>
  )
}
