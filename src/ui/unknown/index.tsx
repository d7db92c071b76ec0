import { Button } from '../button'
import { Notice } from '../notice'

type Props = {
  /** The page where the truth stands, in the reader's words. */
  where?: string
  onLook?: () => void
  id?: string
}

/** Sent, but no answer came: nobody here knows whether it counted, so say where to look. Sending again is safe. */
export function Unknown({ where = '我的报名', onLook, id = 'unknown' }: Props) {
  const look = onLook && (
    <Button id={`${id}-look`} kind='ghost' size='small' onTap={onLook}>
      去“{where}”
    </Button>
  )
  return (
    <Notice id={id} tone='wait' title={`结果未确认，请到“${where}”查看`} action={look}>
      网络断了一下，可能已经成功。再按一次也不会重复。
    </Notice>
  )
}
