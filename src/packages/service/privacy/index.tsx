import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { openLeave } from '@/features/routes'
import { copyText } from '@/platform/copy'
import { dial } from '@/platform/phone'
import { openGuidelines } from '@/platform/privacy'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { TabRow } from '@/ui/tab-row'
import { sayVersion, sayWhole } from '@/wording/privacy'
import * as privacy from '../../../../types/calls/privacy'
import type { PrivacyTextName, PrivacyVersion } from '../../../../types/privacy'
import styles from './index.module.scss'
import { Parts } from './parts'
import { Versions } from './versions'

const tabs = [
  { key: 'notice', word: '隐私说明' },
  { key: 'children', word: '儿童规则' },
] as const

const COPIED = '全文已复制'
const NOT_COPIED = '没有复制成功，请长按文字自己复制'

/** 隐私说明 and 儿童个人信息处理规则, to be read to the end, copied, and looked up in earlier versions. */
export default function Privacy() {
  const [name, setName] = useState<PrivacyTextName>('notice')
  const [version, setVersion] = useState<PrivacyVersion | null>(null)
  const { reading, reload } = useRead(privacy.get, { name, version }, { keep: true })
  const [said, setSaid] = useState<string | null>(null)
  const choose = (next: PrivacyTextName) => {
    setName(next)
    setVersion(null)
  }
  return (
    <PageShell title='隐私说明'>
      <TabRow id='text' label='哪一份' tabs={tabs} at={name} onTap={choose} />
      <Reading of={reading} shape='list' onRetry={reload}>
        {(text) => (
          <>
            <Card id='notice'>
              <Parts parts={text.parts} />
              <View className={styles.version}>{sayVersion(text.version)}</View>
            </Card>
            <Versions shown={text.version} versions={text.versions} onChoose={setVersion} />
            <View className={styles.call}>
              <Button
                id='copy-text'
                kind='ghost'
                onTap={async () => setSaid((await copyText(sayWhole(text.parts))) ? COPIED : NOT_COPIED)}
              >
                复制全文
              </Button>
              <View id='copy-said' className={styles.version} {...aria({ live: 'polite' })}>
                {said}
              </View>
            </View>
          </>
        )}
      </Reading>
      <View className={styles.call}>
        <Button id='call-12333' kind='ghost' icon='phone' onTap={() => dial('12333')}>
          拨打 12333
        </Button>
        {openGuidelines && (
          <Button id='guidelines' kind='quiet' onTap={openGuidelines}>
            微信用户隐私保护指引
          </Button>
        )}
        <Button id='leave-all' kind='quiet' onTap={() => openLeave(null)}>
          删除这个微信的全部信息
        </Button>
      </View>
    </PageShell>
  )
}
