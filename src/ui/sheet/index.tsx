import { ScrollView, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { scrollsItself } from '../../platform/go-to'
import { aria } from '../aria'
import { Button } from '../button'
import { join } from '../join'
import { noteClosed, noteTap } from '../tap'
import { InSheet } from './in-sheet'
import styles from './index.module.scss'

type Props = {
  /** Its buttons get `<id>-confirm` and `<id>-close`. */
  id: string
  open: boolean
  title: string
  /** What will happen, before it does. */
  children?: ReactNode
  /** The verb of what is confirmed; without it the sheet only tells or lets choose. */
  confirm?: string
  kind?: 'main' | 'copper' | 'stop'
  busy?: boolean
  /** What goes on cannot be left: no way out while this is so. */
  held?: boolean
  close?: string
  onConfirm?: () => void
  onClose: () => void
}

/** h5 has no native dialogs of ours: move the keyboard into the sheet, and let Escape close it. */
const useKeyboard = (id: string, open: boolean, onClose: () => void) => {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !open) return
    const before = document.activeElement
    document.getElementById(id)?.focus()
    const onKey = (pressed: KeyboardEvent) => pressed.key === 'Escape' && close.current()
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [id, open])
}

/** What is gone to while the sheet is open: named anew each time, as WeChat scrolls only when the name changes. */
const useGoneTo = (open: boolean): string => {
  const [at, setAt] = useState('')
  useEffect(() => {
    if (!open) return
    setAt('')
    return scrollsItself((id) => {
      setAt('')
      Taro.nextTick(() => setAt(id))
    })
  }, [open])
  return at
}

/** The second half of a double tap on a sheet's button is not meant for what lies under it. */
const useLid = (open: boolean) =>
  useEffect(() => {
    if (open) return noteClosed
  }, [open])

/**
 * A question before something that cannot simply be undone; rises from the bottom, where the thumb is. What is said
 * scrolls, the buttons stay in sight. Only what does not scroll holds the page still: on WeChat a caught move stops
 * everything inside as well.
 */
export function Sheet({ kind = 'main', close = '再想想', ...it }: Props) {
  const leave = () => it.held || it.onClose()
  useKeyboard(it.id, it.open, leave)
  useLid(it.open)
  const at = useGoneTo(it.open)
  if (!it.open) return null
  const focusable = process.env.TARO_ENV === 'h5' ? { tabindex: '-1' } : {}
  return (
    <View className={styles.ground} onClick={noteTap}>
      <View className={styles.veil} catchMove onClick={leave} />
      <View
        id={it.id}
        className={styles.sheet}
        {...focusable}
        {...aria({ role: 'dialog', modal: true, label: it.title })}
      >
        <ScrollView
          scrollY
          scrollIntoView={at}
          scrollWithAnimation
          className={join(styles.room, it.confirm && styles.short)}
        >
          <View className={styles.title}>{it.title}</View>
          {it.children && (
            <View className={styles.words}>
              <InSheet.Provider value={true}>{it.children}</InSheet.Provider>
            </View>
          )}
        </ScrollView>
        <View className={styles.actions} catchMove>
          {it.confirm && (
            <Button id={`${it.id}-confirm`} kind={kind} busy={it.busy} onTap={it.onConfirm}>
              {it.confirm}
            </Button>
          )}
          <Button id={`${it.id}-close`} kind='ghost' disabled={it.held} onTap={leave}>
            {it.confirm ? close : '关闭'}
          </Button>
        </View>
      </View>
    </View>
  )
}
