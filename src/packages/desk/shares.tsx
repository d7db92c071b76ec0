import { View } from '@tarojs/components'
import { percentOf } from '@/domain/gate/door-figures'
import { sayDistrict } from '@/domain/region/district'
import { sayCount } from '@/domain/text/count'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Meter } from '@/ui/meter'
import { keyGroupLabel } from '@/wording/labels'
import type { DistrictShare, GroupShare } from '../../../types/door'
import styles from './shares.module.scss'

type Props = { groups: readonly GroupShare[]; districts: readonly DistrictShare[] }

/** Who came, by key group and by the county of the ID card: counts only, never names. */
export function Shares({ groups, districts }: Props) {
  return (
    <>
      <Heading>到场人员</Heading>
      <Card id='groups'>
        <View className={styles.title}>重点群体</View>
        <View className={styles.quiet}>按核对过的名册和本人申报；一个人可以属于几类。</View>
        {groups.length === 0 && <View className={styles.quiet}>报名的人里还没有对上名册的。</View>}
        {groups.map(({ group, expected, came }) => (
          <Share key={group} id={`group-${group}`} word={keyGroupLabel[group]} expected={expected} came={came} />
        ))}
      </Card>
      <Card id='districts'>
        <View className={styles.title}>从哪里来</View>
        <View className={styles.quiet}>按身份证号前六位，不等于现在住哪里。</View>
        {districts.map(({ district, expected, came }) => (
          <Share
            key={district ?? 'elsewhere'}
            id={`district-${district ?? 'elsewhere'}`}
            word={district ? sayDistrict(district) : '外地或其他证件'}
            expected={expected}
            came={came}
          />
        ))}
      </Card>
    </>
  )
}

type ShareProps = { id: string; word: string; expected: number; came: number }

function Share({ id, word, expected, came }: ShareProps) {
  const said = `${word}：到了 ${sayCount(came)} 人，共 ${sayCount(expected)} 人`
  return (
    <View id={id} className={styles.share}>
      <View className={styles.word}>{word}</View>
      <View className={styles.meter}>
        <Meter value={came} max={expected} label={said} />
      </View>
      <View className={styles.number}>
        {sayCount(came)} / {sayCount(expected)}
      </View>
      <View className={styles.percent}>{percentOf(came, expected)}%</View>
    </View>
  )
}
