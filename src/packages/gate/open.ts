import Taro from '@tarojs/taro'
import type { SessionId } from '../../../types/core'

type Door = 'scan' | 'find' | 'walk-in' | 'screen'

/** Opens a page of the gate at a session. */
export const openDoor = (page: Door, sessionId: SessionId): void =>
  void Taro.navigateTo({ url: `/packages/gate/${page}/index?sessionId=${sessionId}` })

export const openClaim = (): void => void Taro.navigateTo({ url: '/packages/gate/claim/index' })
