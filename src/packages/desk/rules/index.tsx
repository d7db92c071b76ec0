import '../refusals'
import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { maySetPolicies } from '@/domain/policy/policy'
import { join } from '@/ui/join'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { sayRefusal } from '@/wording/refusal'
import * as policyCalls from '../../../../types/calls/policy'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import styles from './index.module.scss'
import { RuleCard } from './rule-card'

/** On a wide window so many rules stand in the first column. */
const FIRST = 4

/** 规则: the numbers and hours the whole city goes by; the city's clerks edit them, the others read. */
export default function DeskRules() {
  const { reading, reload } = useRead(policyCalls.list, {})
  const { today } = useDesk()
  const mayEdit = today !== null && maySetPolicies(today.district)
  return (
    <DeskFrame title='规则' heading='全市的规则' at='rules' today={today}>
      {(wide) => (
        <>
          {today && !mayEdit && <ReadOnly />}
          <Reading of={reading} shape='form' onRetry={reload}>
            {(policies) => (
              <View className={join(wide && styles.columns)}>
                {[policies.slice(0, FIRST), policies.slice(FIRST)].map((column) => (
                  <View key={column[0]?.rule.name} className={styles.column}>
                    {column.map((policy) => (
                      <RuleCard
                        key={policy.rule.name}
                        policy={policy}
                        mayEdit={mayEdit}
                        onReload={() => void reload()}
                      />
                    ))}
                  </View>
                ))}
              </View>
            )}
          </Reading>
        </>
      )}
    </DeskFrame>
  )
}

function ReadOnly() {
  const { title, next } = sayRefusal({ code: 'policy.cityOnly' })
  return (
    <Notice id='read-only' tone='info' title={`${title}，这里只能看`}>
      {next}
    </Notice>
  )
}
