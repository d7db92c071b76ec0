import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { isTryDue } from '@/domain/gate/link'
import { waitingIn } from '@/domain/gate/queue'
import { cell } from '@/platform/cell'
import { deviceName } from '@/platform/device'
import * as gate from '../../../../types/calls/gate'
import type { SessionId } from '../../../../types/core'
import type { GateStanding } from '../../../../types/gate'
import { ask, link, networkIsBack } from './link'
import { freshenPack, openPack } from './pack'
import { queue } from './queue'
import { openUploads, upload } from './upload'

const TICK_MS = 1_000
const BEAT_MS = 15_000
const PACK_MS = 60_000

/** Whether the helper's right stands, as last heard; null before that. */
export const standing = cell<(GateStanding & { sessionId: SessionId }) | null>(null)

const done = { beat: 0, pack: 0, busy: false, session: '' as SessionId | '' }

/** Says how the phone is, and hears whether its right stands. */
export async function beat(sessionId: SessionId): Promise<void> {
  done.beat = Date.now()
  const offline = link.get().mode === 'offline'
  const queueLength = waitingIn(queue.get()).length
  const outcome = await ask(gate.beat, { sessionId, queueLength, offline, device: deviceName() })
  if (outcome.kind === 'done') standing.set({ ...outcome.value, sessionId })
}

/** Another session than before owes its own beat and pack at once. */
function stand(session: SessionId): void {
  openPack(session)
  if (done.session !== session) Object.assign(done, { session, beat: 0, pack: 0 })
}

/** What the phone owes the cloud at this moment, one thing after another; while offline, one try when it is due. */
async function serve(sessionId: SessionId | null): Promise<void> {
  openUploads()
  if (sessionId) stand(sessionId)
  const isDue = () => isTryDue(link.get(), Date.now())
  if (done.busy || !isDue()) return
  done.busy = true
  try {
    if (waitingIn(queue.get()).length > 0) await upload()
    if (!sessionId || !isDue()) return
    if (Date.now() - done.beat >= BEAT_MS || link.get().mode === 'offline') await beat(sessionId)
    if (isDue() && Date.now() - done.pack >= PACK_MS) {
      await freshenPack(sessionId)
      done.pack = Date.now()
    }
  } finally {
    done.busy = false
  }
}

/** While a gate's page is looked at: uploads what waits, says how the phone is, and keeps what it needs without a network. */
export function useDuty(sessionId: SessionId | null): void {
  const hidden = useRef(false)
  useEffect(() => {
    void serve(sessionId)
    const timer = setInterval(() => hidden.current || void serve(sessionId), TICK_MS)
    const heard = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected) networkIsBack()
    }
    Taro.onNetworkStatusChange(heard)
    return () => {
      clearInterval(timer)
      Taro.offNetworkStatusChange(heard)
    }
  }, [sessionId])
  useDidHide(() => {
    hidden.current = true
  })
  useDidShow(() => {
    hidden.current = false
    networkIsBack()
    void serve(sessionId)
  })
}
