import { View } from '@tarojs/components'
import { HELPED } from '@/domain/person/helper-right'
import { sayDistrict } from '@/domain/region/district'
import { Button } from '@/ui/button'
import { sayDate, sayHelps } from '@/wording/person'
import type { DeskAccount, DeskPerson, HelperRight } from '../../../../types/desk-person'
import styles from './index.module.scss'

type Props = { person: DeskPerson; onGrant: (account: DeskAccount) => void; onEnd: (right: HelperRight) => void }

/** The accounts of somebody found, and for each the right to sign up a village. */
export function Helping({ person, ...on }: Props) {
  return person.accounts.map((account, place) => (
    <View key={account.mark} id={`account-${account.mark}`} className={styles.account}>
      <View className={styles.quiet}>
        {person.accounts.length > 1 ? `本人的微信（${place + 1}）` : '本人的微信'}：{sayDate(account.since)} 登记，
        {account.proved ? '证件已核对' : '证件没核对过'}，登记了 {account.people} 人
      </View>
      <Right name={person.name} account={account} {...on} />
    </View>
  ))
}

type RightProps = Omit<Props, 'person'> & { name: string; account: DeskAccount }

function Right({ name, account, onGrant, onEnd }: RightProps) {
  const { mark, right } = account
  if (right === null)
    return (
      <View className={styles.acts}>
        <Button
          id={`grant-${mark}`}
          kind='ghost'
          size='small'
          label={`开通帮多人报名，${name}`}
          onTap={() => onGrant(account)}
        >
          {`开通帮多人报名（最多 ${HELPED} 人）`}
        </Button>
      </View>
    )
  const whose = sayDistrict(right.district)
  return (
    <>
      <View id={`right-of-${mark}`} className={styles.right}>
        可帮多人报名：{sayHelps(right.until)}
      </View>
      <View className={styles.quiet}>
        {whose} {right.by} {sayDate(right.grantedAt)} 开通，原因：{right.reason}
      </View>
      {right.mayEnd ? (
        <View className={styles.acts}>
          <Button id={`end-${mark}`} kind='quiet' size='small' label={`停用，${name}`} onTap={() => onEnd(right)}>
            停用帮多人报名
          </Button>
        </View>
      ) : (
        <View className={styles.quiet}>要停用，请联系{whose}的经办人</View>
      )}
    </>
  )
}
