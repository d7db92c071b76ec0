import { Text, View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'
import { openLeave } from '@/pages/routes'
import { dial } from '@/platform/phone'
import { privacyNotice } from '@/wording/privacy'
import { PRIVACY_VERSION } from '../../../../types/person'
import styles from './index.module.scss'

/** 隐私说明, in words one can read to the end. */
export default function Privacy() {
  const { reading } = useRead('person.retention', {}, { keep: true })
  const retention = reading.kind === 'shown' ? reading.value : null
  return (
    <PageShell title='隐私说明'>
      <Card id='notice'>
        {privacyNotice(retention).map(({ title, lines }) => (
          <View key={title} className={styles.part}>
            <View className={styles.title} {...aria({ role: 'heading', level: 2 })}>
              {title}
            </View>
            {lines.map((line) => (
              <View key={line} className={styles.line}>
                <Text userSelect>{line}</Text>
              </View>
            ))}
          </View>
        ))}
        <View className={styles.version}>版本 {PRIVACY_VERSION}</View>
      </Card>
      <View className={styles.call}>
        <Button id='call-12333' kind='ghost' icon='phone' onTap={() => dial('12333')}>
          打电话问 12333
        </Button>
        <Button id='leave-all' kind='quiet' onTap={() => openLeave(null)}>
          删除这个微信的全部信息
        </Button>
      </View>
    </PageShell>
  )
}
