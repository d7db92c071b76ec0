import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/sheet'
import * as postingCalls from '../../../../types/calls/posting-employer'
import type { Posting } from '../../../../types/posting'

/** Takes a posting off every fair at once, after asking. */
export function Close({ posting, onClosed }: { posting: Posting; onClosed: () => void }) {
  const closing = useWrite(postingCalls.close)
  const [asked, setAsked] = useState(false)
  const close = async () => {
    const outcome = await closing.send({ postingId: posting.id })
    setAsked(false)
    if (outcome.kind === 'done') onClosed()
  }
  return (
    <>
      <Answer to={closing.state} where='我的单位' />
      <Button id='close' kind='quiet' onTap={() => setAsked(true)}>
        招满了，停止招聘
      </Button>
      <Sheet
        id='closing'
        open={asked}
        title={`停止招聘“${posting.title}”？`}
        confirm='停止招聘'
        kind='stop'
        busy={closing.state.kind === 'sending'}
        onConfirm={close}
        onClose={() => setAsked(false)}
      >
        停止后求职者马上看不到这个岗位。需要再招请重新发布。
      </Sheet>
    </>
  )
}
