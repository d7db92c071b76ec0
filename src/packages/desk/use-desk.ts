import { useRead } from '@/api/use-read'
import * as desk from '../../../types/calls/desk'

/** The clerk's first view; every room of the desk shows what waits beside its navigation. */
export function useDesk() {
  const { reading, reload, now } = useRead(desk.today, {}, { keep: true })
  return { reading, reload, now, today: reading.kind === 'shown' ? reading.value : null }
}
