import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { flagLabel, sayPay } from '@/wording/labels'
import type { Posting } from '../../../../types/posting'
import styles from './index.module.scss'

type Props = { posting: Posting; onBooth: () => void; onAnother: () => void; onEdit: () => void; onHome: () => void }

/** What became of the posting: saved, what the screening still objects to, and the way to a fair. */
export function Published({ posting, onBooth, onAnother, onEdit, onHome }: Props) {
  const { flags } = posting
  return (
    <>
      <Notice id='published' tone='go' title={`已保存：${posting.title}`}>
        招 {posting.headcount} 人，{sayPay(posting.pay)}。选一场招聘会申请展位，审核通过后求职者就能看到。
      </Notice>
      {flags.length > 0 && (
        <Notice
          id='published-flags'
          tone='wait'
          title={`有 ${flags.length} 处说法建议改，不改可能被退回`}
          action={
            <Button id='edit' kind='ghost' size='small' onTap={onEdit}>
              现在改
            </Button>
          }
        >
          {flags.map(({ code, field, phrase }) => (
            <View key={`${code} ${field} ${phrase}`}>
              {flagLabel[code]}：“{phrase}”
            </View>
          ))}
        </Notice>
      )}
      <Card>
        <View className={styles.acts}>
          <Button id='booth' onTap={onBooth}>
            去申请展位
          </Button>
          <Button id='another' kind='ghost' onTap={onAnother}>
            再发一个岗位
          </Button>
          <Button id='home' kind='quiet' onTap={onHome}>
            回我的单位
          </Button>
        </View>
      </Card>
    </>
  )
}
