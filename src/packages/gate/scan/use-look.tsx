import { useDidHide, useDidShow } from '@tarojs/taro'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { type Glance, glance } from '@/domain/gate/glance'
import { keepAwake } from '@/platform/awake'
import { wakeChime } from '@/platform/chime'
import { canUseCamera, scanCode } from '@/platform/scan'
import type { Way } from '../../../../types/gate'
import { Eye } from './eye'

/** `eye`: the camera stays open · `once`: it does not stay open here, one code a tap · `none`: there is no camera. */
export type Looking = 'off' | 'eye' | 'once' | 'none'

export type Look = {
  how: Looking
  way: Way
  eye: ReactElement | null
  turn: (way: Way) => void
  /** Opens the camera, or reads one code where it cannot stay open. */
  open: () => void
  close: () => void
  /** A text that came another way: pasted, from a picture. */
  read: (text: string) => void
}

/** How codes are looked at: a camera that stays open where there is one; what it sees again within seconds is one act. */
export function useLook(check: (text: string, way: Way) => unknown): Look {
  const [how, setHow] = useState<Looking>('off')
  const [way, setWay] = useState<Way>('in')
  const [turn, setTurn] = useState(0)
  const seen = useRef<Glance[]>([])
  useEffect(() => void canUseCamera().then((can) => can || setHow('none')), [])
  useEffect(() => keepAwake(), [])
  const hidden = useRef(false)
  useDidHide(() => {
    hidden.current = true
  })
  useDidShow(() => {
    if (hidden.current) setTurn((before) => before + 1)
    hidden.current = false
  })

  const read = (text: string) => {
    wakeChime()
    check(text, way)
  }
  const onText = (text: string) => {
    if (hidden.current || text === '') return
    const looked = glance(seen.current, `${way} ${text}`, Date.now())
    seen.current = looked.seen
    if (!looked.again) check(text, way)
  }
  const once = async () => {
    const text = await scanCode()
    if (text) check(text, way)
  }
  const open = () => {
    wakeChime()
    if (how === 'once') void once()
    else setHow('eye')
  }
  return {
    how,
    way,
    eye: how === 'eye' ? <Eye key={turn} onText={onText} onFail={() => setHow('once')} /> : null,
    turn: setWay,
    open,
    close: () => setHow('off'),
    read,
  }
}
