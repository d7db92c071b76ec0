import { View } from '@tarojs/components'
import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useWrite } from '@/api/use-write'
import { sayInviteCode } from '@/domain/employer/invite-code'
import { sayTime } from '@/domain/time/calendar'
import { copyText } from '@/platform/copy'
import { Answer } from '@/ui/answer'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { join } from '@/ui/join'
import * as gateCalls from '../../../../types/calls/gate-desk'
import type { RightId, SessionId } from '../../../../types/core'
import type { Invitation } from '../../../../types/door'
import { GateField } from './gate-field'
import styles from './index.module.scss'

type Props = { sessionId: SessionId; standing: number; wide: boolean; onChange: (said?: string) => void }

/** Lets anybody with WeChat help at one gate: a code to read out, good once and for half an hour. */
export function Invite({ sessionId, standing, wide, onChange }: Props) {
  const inviting = useWrite(gateCalls.invite)
  const [rightId, setRightId] = useState(() => newId<RightId>())
  const [helper, setHelper] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [given, setGiven] = useState<(Invitation & { helper: string }) | null>(null)
  const gate = typed ?? `入口 ${standing + 1}`
  const invite = async () => {
    setTried(true)
    if (!helper.trim() || !gate.trim()) return
    const outcome = await inviting.send({ rightId, sessionId, gate: gate.trim(), helper: helper.trim() })
    if (outcome.kind !== 'done') return
    setGiven({ ...outcome.value, helper: helper.trim() })
    setRightId(newId<RightId>())
    setHelper('')
    setTyped(null)
    setTried(false)
    onChange('验票码已生成，请告诉验票员')
  }
  if (given) return <Given given={given} onDone={() => setGiven(null)} />
  return (
    <View className={styles.assign}>
      <View className={join(styles.fields, wide && styles.side)}>
        <View className={styles.part}>
          <Field
            id={`helper-${sessionId}`}
            label='给谁'
            placeholder='如：志愿者小王'
            maxLength={20}
            value={helper}
            onChange={setHelper}
            error={tried && !helper.trim() ? '写个称呼，实况里认得出是谁' : undefined}
          />
        </View>
        <View className={styles.part}>
          <GateField id={`invite-gate-${sessionId}`} value={gate} tried={tried} onChange={setTyped} />
        </View>
      </View>
      <Answer to={inviting.state} where='本场验票员' />
      <View className={styles.act}>
        <Button
          id={`invite-${sessionId}`}
          size='small'
          busy={inviting.state.kind === 'sending'}
          onTap={invite}
          grow={!wide}
        >
          发验票码
        </Button>
      </View>
    </View>
  )
}

const COPIED = '已复制，粘贴发给验票员'
const NOT_COPIED = '没有复制成功，请把验票码念给验票员'

/** The code, shown once: what to tell, and to whom. */
function Given({ given, onDone }: { given: Invitation & { helper: string }; onDone: () => void }) {
  const { code, until, helper } = given
  const words = `请打开小程序“天天有招聘”，到“我的”点“我是现场验票员”，输入验票码 ${sayInviteCode(code)}，${sayTime(until)} 前有效，只能用一次。`
  const [said, setSaid] = useState<string | null>(null)
  const copy = async () => setSaid((await copyText(words)) ? COPIED : NOT_COPIED)
  return (
    <View id='invitation' className={styles.given}>
      <View className={styles.quiet}>把验票码念给 {helper}</View>
      <View id='invite-code' className={styles.code}>
        {sayInviteCode(code)}
      </View>
      <View className={styles.quiet}>
        {sayTime(until)} 前有效，只能用一次。验票员在“我的”点“我是现场验票员”输入；只能扫这一场，结束后自动失效。
      </View>
      <View id='copy-said' className={styles.quiet} {...aria({ live: 'polite' })}>
        {said}
      </View>
      <View className={styles.ways}>
        <Button id='copy-invite' kind='ghost' size='small' onTap={copy}>
          复制给验票员
        </Button>
        <Button id='invite-done' size='small' onTap={onDone}>
          好了
        </Button>
      </View>
    </View>
  )
}
