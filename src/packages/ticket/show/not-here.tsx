import { Button } from '@/ui/button'
import { Sorry } from '@/ui/sorry'

/** No network, and this phone has never had the ticket: what one can do at the door all the same. */
export function NotHere({ onRetry }: { onRetry: () => void }) {
  return (
    <>
      <Sorry
        id='not-here'
        title='没有网络，这部手机上还没有这个入场码'
        next='联网打开一次，以后没网也能用。已到现场的，请出示身份证，由工作人员查询。'
      />
      <Button id='retry' kind='onCopperGhost' onTap={onRetry}>
        再试一次
      </Button>
    </>
  )
}
