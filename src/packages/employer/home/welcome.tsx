import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Icon, type IconName } from '@/ui/icon'
import styles from './index.module.scss'

const steps: { icon: IconName; title: string; detail: string }[] = [
  { icon: 'building', title: '登记单位', detail: '填信用代码和联系人，就业局审核，一般 1 个工作日' },
  { icon: 'bag', title: '发布岗位', detail: '写清工作内容、地点和工资，系统会提示不合规的说法' },
  { icon: 'calendar', title: '申请展位', detail: '选一场招聘会申请，审核通过后参会' },
]

/** For a recruiter who has not registered: what it takes, in three steps, free of charge. */
export function Welcome({ onStart }: { onStart: () => void }) {
  return (
    <>
      <View className={styles.welcome}>
        <View className={styles.slogan}>来铜仁招人，不收一分钱</View>
        <View className={styles.under}>天天有招聘会，周五是专场</View>
      </View>
      <Heading>三步就能招人</Heading>
      <Card id='steps' pad='rows'>
        {steps.map(({ icon, title, detail }, place) => (
          <View key={title} className={styles.step}>
            <View className={styles.ground}>
              <Icon name={icon} size={26} />
            </View>
            <View className={styles.words}>
              <View className={styles.strong}>
                {place + 1}. {title}
              </View>
              <View className={styles.quiet}>{detail}</View>
            </View>
          </View>
        ))}
      </Card>
      <View className={styles.act}>
        <Button id='register' onTap={onStart} grow>
          登记单位
        </Button>
      </View>
      <View className={styles.foot}>要准备：统一社会信用代码（营业执照上的 18 位）、联系电话</View>
    </>
  )
}
