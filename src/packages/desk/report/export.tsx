import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/call'
import { csvOf } from '@/domain/text/csv'
import { saveText } from '@/platform/files'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { evidenceName, evidenceRows } from '@/wording/evidence'
import { sayRefusal } from '@/wording/refusal'
import * as gate from '../../../../types/calls/gate-desk'
import type { Cursor, SessionId } from '../../../../types/core'
import type { DoorSession, EvidenceLine, EvidencePage } from '../../../../types/door'
import type { Outcome } from '../../../../types/reply'
import styles from './index.module.scss'

type State =
  | { kind: 'idle' }
  | { kind: 'reading'; lines: number }
  | { kind: 'done'; lines: number }
  | { kind: 'failed'; why: string }

/** All scans of the session, page after page; a page that does not come is told, and nothing half is kept. */
async function readAll(sessionId: SessionId, onLines: (lines: number) => void): Promise<EvidenceLine[] | string> {
  const lines: EvidenceLine[] = []
  let cursor: Cursor | null = null
  do {
    const outcome: Outcome<EvidencePage> = await call(gate.evidence, { sessionId, cursor })
    if (outcome.kind === 'refused') return sayRefusal(outcome.refusal).title
    if (outcome.kind !== 'done') return '网络断了，没有取完'
    lines.push(...outcome.value.lines)
    onLines(lines.length)
    cursor = outcome.value.next
  } while (cursor !== null)
  return lines
}

/** The evidence as a table for Excel, refused scans too; names are masked and every export is kept in the audit. */
export function Export({ session }: { session: DoorSession }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const take = async () => {
    setState({ kind: 'reading', lines: 0 })
    const lines = await readAll(session.sessionId, (count) => setState({ kind: 'reading', lines: count }))
    if (typeof lines === 'string') return setState({ kind: 'failed', why: lines })
    const saved = await saveText(evidenceName(session.title, session.day), csvOf(evidenceRows(lines)))
    if (saved === 'cancelled') return setState({ kind: 'idle' })
    setState(saved === 'saved' ? { kind: 'done', lines: lines.length } : { kind: 'failed', why: '文件没有存下来' })
  }
  return (
    <>
      <Heading>全部扫码记录</Heading>
      <Card id='evidence'>
        <View className={styles.quiet}>
          含全部扫码（包括未放行）和事后补记，按接收时间排序。可用 Excel 打开，姓名已遮盖，导出有记录。
        </View>
        {state.kind === 'failed' && (
          <Notice id='export-failed' tone='wait' title={state.why}>
            再点一次重新取。
          </Notice>
        )}
        {state.kind === 'done' && <Notice id='exported' tone='go' title={`导出了 ${state.lines} 条扫码记录`} />}
        <View className={styles.act}>
          <Button
            id='export'
            kind='ghost'
            size='small'
            busy={state.kind === 'reading'}
            busyWord={state.kind === 'reading' ? `已取 ${state.lines} 条…` : ''}
            onTap={take}
          >
            导出表格
          </Button>
        </View>
      </Card>
    </>
  )
}
