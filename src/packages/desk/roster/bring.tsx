import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { fullDistrictName } from '@/domain/region/township'
import type { RosterChoices } from '@/domain/roster/line'
import { readRoster, rosterLength } from '@/domain/roster/roster'
import { useUnsaved } from '@/features/unsaved'
import { pickText } from '@/platform/pick-text'
import { isDocumentText } from '@/platform/text-bytes'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { PickerField } from '@/ui/picker-field'
import { Tick } from '@/ui/tick'
import { sayRefusal } from '@/wording/refusal'
import type { LocalDate } from '../../../../types/core'
import { DistrictCode } from '../../../../types/division'
import { KeyGroup } from '../../../../types/person'
import { ROSTER_MOST } from '../../../../types/roster'
import { divisionsBelow } from '../divisions'
import { BadLines } from './bad-lines'
import { Doubtful } from './doubtful'
import { ImportSheet } from './importing'
import styles from './index.module.scss'
import { type Importing, useImport } from './use-import'
import { groups, sayCounted, sayNumber } from './words'

const BYTES = 1_000_000

const picking = {
  tooLarge: '文件太大，请分成几个，每个 5,000 行以内',
  unreadable: '文件里的文字认不出来，请在表格里另存为“CSV UTF-8”，或直接复制粘贴',
  spreadsheet: '这是表格或文档文件，这里读不了。请在表格里另存为“CSV UTF-8”，或选中名单复制粘贴',
  undeclared: '这里选不了文件，请打开名单，全选复制，再粘贴到上面的框里',
}

const none = {
  good: [],
  bad: [],
  counted: { people: 0, faults: 0, headings: 0, titles: 0, footers: 0, lines: 0, blanks: 0 },
}

type Props = { scope: DistrictCode; today: LocalDate; wide: boolean; onDone: () => void }

/** A list pasted or chosen as a file: read line by line as it stands there, the good lines sent, the others named. */
export function Bring({ scope, today, wide, onDone }: Props) {
  const [text, setText] = useState('')
  const [group, setGroup] = useState<KeyGroup | null>(null)
  const [district, setDistrict] = useState<DistrictCode>(scope)
  const [said, setSaid] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const { state, send, reset } = useImport()
  useUnsaved(text.trim() !== '' && state.kind !== 'done')
  const isLong = rosterLength(text) > ROSTER_MOST
  const isList = text.trim() !== '' && !isLong && !isDocumentText(text)
  const [choices, setChoices] = useState<RosterChoices>({})
  const [sure, setSure] = useState(false)
  const { good, bad, counted } = useMemo(
    () => (isLong ? none : readRoster(text, group, today, choices, sure)),
    [text, group, today, choices, sure, isLong],
  )
  const write = (typed: string) => {
    setText(typed)
    setChoices({})
    setSure(false)
    setSaid(isDocumentText(typed) ? picking.spreadsheet : null)
    if (state.kind !== 'sending') reset()
  }
  const choose = async () => {
    const picked = await pickText(BYTES)
    if (picked === null) return
    if (typeof picked === 'string') return setSaid(picking[picked])
    write(picked.text)
  }
  const groupless = group === null && bad.some(({ why }) => why === 'groupless')
  const ask = () => {
    setTried(true)
    if (!groupless) setAsked(true)
  }
  const bring = async () => {
    setAsked(false)
    await send(district, good)
    onDone()
  }
  return (
    <>
      <Heading>导入名单</Heading>
      <Card id='bring'>
        <View className={styles.words}>
          一行一个人：姓名、证件号码，可以再写人群。系统不保存姓名和证件号码，只保存加密核对码。
        </View>
        <View className={wide ? styles.side : ''}>
          <PickerField
            id='group'
            label='没写人群的算哪一类'
            placeholder='请选人群'
            value={group ?? ''}
            onChange={(value) => setGroup(KeyGroup.safeParse(value).data ?? group)}
            options={groups}
            error={tried && groupless ? '请选人群，或在名单里每行写上' : undefined}
          />
          <PickerField
            id='district'
            label='哪里的名册'
            value={district}
            onChange={(value) => setDistrict(DistrictCode.safeParse(value).data ?? district)}
            options={divisionsBelow(scope).map((code) => ({ value: code, word: fullDistrictName(code) }))}
          />
        </View>
        <Field
          id='list'
          label='名单'
          lines='many'
          maxLength={BYTES}
          placeholder={'杨秀军,证件号码\n龙小燕,证件号码,易地搬迁'}
          value={text}
          onChange={write}
          error={isLong ? `一次最多 ${ROSTER_MOST} 行，请分几次导入` : undefined}
        />
        <View className={styles.acts}>
          <Button id='choose-file' kind='ghost' size='small' onTap={choose}>
            选 CSV 或文本文件
          </Button>
          {text !== '' && (
            <Button id='clear' kind='quiet' size='small' onTap={() => write('')}>
              清空
            </Button>
          )}
        </View>
        {said && <Notice id='pick-sorry' tone='wait' title={said} />}
        {isList && state.kind !== 'done' && (
          <>
            <Notice id='read' tone={bad.length > 0 ? 'wait' : 'info'} title={sayCounted(counted)}>
              {bad.length > 0 ? '有问题的行不会导入，改好后再导一次就行，已导入的不会重复。' : undefined}
            </Notice>
            <Doubtful lines={bad} choices={choices} onChoose={setChoices} />
            {(sure || bad.some(({ why }) => why === 'round')) && (
              <Tick id='sure' on={sure} onChange={setSure} label='末尾是 0 的号码已和证件核对，没有错'>
                末尾是 0 的号码已和证件核对，没有错
              </Tick>
            )}
            <BadLines lines={bad} />
          </>
        )}
        <Result state={state} />
        {state.kind !== 'done' && (
          <View className={styles.acts}>
            <Button
              id='import'
              disabled={!isList || (good.length === 0 && !groupless)}
              busy={state.kind === 'sending'}
              busyWord={state.kind === 'sending' ? `正在导入，已完成 ${state.sent} / ${state.all} 行` : undefined}
              onTap={ask}
              grow={!wide}
            >
              {good.length > 0 ? `导入 ${sayNumber(good.length)} 人…` : '导入'}
            </Button>
          </View>
        )}
        <ImportSheet open={asked} district={district} lines={good} onConfirm={bring} onClose={() => setAsked(false)} />
      </Card>
    </>
  )
}

function Result({ state }: { state: Importing }) {
  if (state.kind === 'idle' || state.kind === 'sending') return null
  const { taken, known, bad, left, refusal } = state
  const numbers = `新登记 ${taken} 人${known > 0 ? `，${known} 人本来就在名册里` : ''}`
  return (
    <>
      <Notice
        id='imported'
        tone={state.kind === 'done' ? 'go' : 'wait'}
        title={state.kind === 'done' ? numbers : `还有 ${left} 行没有导入`}
      >
        {state.kind === 'stopped' &&
          `${refusal ? sayRefusal(refusal).title : '网络断了'}。${numbers}；再点一次“导入”会接着来，不会重复。`}
      </Notice>
      <BadLines lines={bad} />
    </>
  )
}
