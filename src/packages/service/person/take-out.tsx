import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { dayOf } from '@/domain/time/calendar'
import { saveText } from '@/platform/files'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/heading'
import { sayDossier } from '@/wording/person'
import type { Instant } from '../../../../types/core'
import type { Dossier } from '../../../../types/privacy'
import styles from './index.module.scss'

const said = {
  saved: '已导出。文件里有完整的证件号码，请放好。',
  cancelled: '',
  denied: '没有导出：微信没有权限。请在手机设置里允许微信保存文件，再点一次。',
  failed: '没有导出，请再点一次；还不行就打 12333。',
}

/** Takes everything along as a file: one to read, one for machines. */
export function TakeOut({ onOpen, now }: { onOpen: () => Promise<Dossier | null>; now: Instant }) {
  const [word, setWord] = useState('')
  const take = async (ending: 'txt' | 'json') => {
    const dossier = await onOpen()
    if (!dossier) return setWord('')
    const text = ending === 'txt' ? sayDossier(dossier, now) : JSON.stringify(dossier, null, 2)
    setWord(said[await saveText(`我的信息-${dayOf(now)}.${ending}`, text)])
  }
  return (
    <>
      <Heading>导出我的信息</Heading>
      <View className={styles.acts}>
        <Button id='take-text' kind='ghost' grow onTap={() => take('txt')}>
          导出文字版
        </Button>
        <Button id='take-json' kind='ghost' grow label='导出数据版 JSON，给其他系统用' onTap={() => take('json')}>
          导出数据版
        </Button>
      </View>
      {word && (
        <View id='taken' className={styles.why} {...aria({ role: 'status', live: 'polite' })}>
          <Text>{word}</Text>
        </View>
      )}
    </>
  )
}
