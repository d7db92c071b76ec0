import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { sayCalled } from '@/wording/desk'
import * as desk from '../../../../types/calls/desk'
import type { Call, CallResult } from '../../../../types/desk'

/** A result just noted, and the line of the list it stands before; null is the end. */
export type Noted = { call: Call; result: CallResult; before: Call['noticeId'] | null }

/** What may be taken back with one tap: a yes is the person's own word, and nobody answered changes little. */
const canTakeBack: readonly CallResult[] = ['told', 'wrongNumber']

type Props = { of: Noted; onTakenBack: () => void; onRefresh: () => void }

/** What was noted, where the card stood; a slip of the finger is taken back here. */
export function NotedLine({ of: { call, result }, onTakenBack, onRefresh }: Props) {
  const taking = useWrite(desk.called)
  const takeBack = async () => {
    const outcome = await taking.send({ noticeId: call.noticeId, result: 'takenBack' })
    if (outcome.kind === 'done') onTakenBack()
  }
  const back = canTakeBack.includes(result) && (
    <Button
      id='take-back'
      kind='ghost'
      size='small'
      label={`点错了，撤回，${call.name}`}
      busy={taking.state.kind === 'sending'}
      onTap={takeBack}
    >
      点错了，撤回
    </Button>
  )
  return (
    <>
      <Notice id='called' tone='go' title={sayCalled(call.name, result)} action={back} />
      <Answer id='take-back-sorry' to={taking.state} where='要打电话的人' onLook={onRefresh} />
    </>
  )
}
