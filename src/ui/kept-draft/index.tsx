import { Button } from '../button'
import { Notice } from '../notice'

type Props = { isKept: boolean; onDiscard: () => void }

/** Above a form that was found again half-written, and the way to an empty one. */
export function KeptDraft({ isKept, onDiscard }: Props) {
  if (!isKept) return null
  return (
    <Notice
      id='kept-draft'
      tone='info'
      title='已恢复上次没填完的内容'
      action={
        <Button id='start-over' kind='quiet' size='small' onTap={onDiscard}>
          清空重填
        </Button>
      }
    />
  )
}
