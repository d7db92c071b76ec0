import { View } from '@tarojs/components'
import { dayOf, sayDay, sayTime } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Endless } from '@/ui/endless'
import { ListRow } from '@/ui/list-row'
import { type Column, Table } from '@/ui/table'
import { Tag } from '@/ui/tag'
import { type Deed, deedLabel, deedsOf, sayReason, saySignUp } from '@/wording/sign-up'
import type { SignUp } from '../../../../types/attendance'
import styles from './index.module.scss'

type Props = {
  signUps: readonly SignUp[]
  wide: boolean
  onChoose: (signUp: SignUp, deed: Deed) => void
  /** Somebody stands there with the card in hand. */
  onCard: (signUp: SignUp) => void
  /** Somebody is to be rung. */
  onPhone: (signUp: SignUp) => void
}

/** Somebody whose data was deleted counts and has no name. */
export const nameOf = ({ name }: SignUp) => name ?? '已删除信息的人'

const whenOf = ({ bookedAt }: SignUp) => `${sayDay(dayOf(bookedAt))} ${sayTime(bookedAt)}`

/** The sign-ups: a table where there is room, rows on a phone. */
export function People({ signUps, wide, onChoose, onCard, onPhone }: Props) {
  if (wide) {
    return (
      <Card pad='none' className={styles.table}>
        <Table
          id='sign-ups'
          label='报名名单'
          columns={columnsOf({ onChoose, onCard, onPhone })}
          rows={signUps}
          keyOf={({ id }) => id}
        />
      </Card>
    )
  }
  return (
    <Card id='sign-ups' pad='rows'>
      <Endless id='sign-ups' rows={signUps}>
        {(signUp) => (
          <ListRow
            key={signUp.id}
            id={`sign-ups-${signUp.id}`}
            title={nameOf(signUp)}
            detail={`${whenOf(signUp)} 报名`}
            side={<State signUp={signUp} />}
          >
            <Reason signUp={signUp} />
            <View className={styles.acts}>
              <Act signUp={signUp} onChoose={onChoose} />
              <Known signUp={signUp} onCard={onCard} onPhone={onPhone} />
            </View>
          </ListRow>
        )}
      </Endless>
    </Card>
  )
}

const columnsOf = ({ onChoose, ...on }: Omit<Props, 'signUps' | 'wide'>): Column<SignUp>[] => [
  { key: 'name', title: '姓名', show: nameOf },
  { key: 'when', title: '报名时间', show: whenOf },
  { key: 'state', title: '情况', show: (signUp) => <State signUp={signUp} /> },
  { key: 'reason', title: '原因', show: (signUp) => <Reason signUp={signUp} /> },
  { key: 'act', title: '操作', show: (signUp) => <Act signUp={signUp} onChoose={onChoose} wide /> },
  { key: 'known', title: '本人', show: (signUp) => <Known signUp={signUp} {...on} /> },
]

function State({ signUp }: { signUp: SignUp }) {
  const { word, tone } = saySignUp(signUp)
  return <Tag tone={tone}>{word}</Tag>
}

function Reason({ signUp }: { signUp: SignUp }) {
  const reason = sayReason(signUp)
  return reason ? <View className={styles.reason}>{reason}</View> : null
}

/** A word is enough in a table, and for what is seldom done; excusing somebody is what a phone is taken out for. */
function Act({ signUp, onChoose, wide }: { signUp: SignUp; onChoose: Props['onChoose']; wide?: boolean }) {
  const deeds = deedsOf(signUp)
  if (deeds.length === 0) return null
  return (
    <View className={styles.deeds}>
      {deeds.map((deed) => (
        <Button
          key={deed}
          id={`${deed}-${signUp.id}`}
          kind={wide || deed === 'revoke' || deed === 'allow' ? 'quiet' : 'ghost'}
          size='small'
          label={`${deedLabel[deed].word}，${nameOf(signUp)}`}
          onTap={() => onChoose(signUp, deed)}
        >
          {deedLabel[deed].word}
        </Button>
      ))}
    </View>
  )
}

/** Whose data is kept can be rung, and compared with a card as long as the sign-up holds. */
function Known({ signUp, onCard, onPhone }: { signUp: SignUp } & Pick<Props, 'onCard' | 'onPhone'>) {
  if (signUp.name === null) return null
  const name = nameOf(signUp)
  return (
    <View className={styles.deeds}>
      <Button
        id={`phone-${signUp.id}`}
        kind='quiet'
        size='small'
        label={`看电话，${name}`}
        onTap={() => onPhone(signUp)}
      >
        看电话
      </Button>
      {signUp.state !== 'cancelled' && (
        <Button
          id={`card-${signUp.id}`}
          kind='quiet'
          size='small'
          label={`核对证件，${name}`}
          onTap={() => onCard(signUp)}
        >
          核对证件
        </Button>
      )}
    </View>
  )
}
