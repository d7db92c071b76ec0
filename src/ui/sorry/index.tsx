import type { ReactNode } from 'react'
import { Notice } from '../notice'

/** A rule said no: what, and what to do now. It stands beside the button that was pressed. */
export function Sorry({
  title,
  next,
  action,
  id = 'sorry',
}: {
  title: string
  next: string
  action?: ReactNode
  id?: string
}) {
  return (
    <Notice id={id} tone='wait' title={title} action={action}>
      {next}
    </Notice>
  )
}
