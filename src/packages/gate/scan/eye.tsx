import type { ReactElement } from 'react'

type Props = {
  /** Every code the camera reads, again and again while it is held up. */
  onText: (text: string) => void
  /** The camera cannot be opened: not allowed, not there, in use. */
  onFail: () => void
}

/** A camera that stays open and reads code after code: WeChat's own component there, the browser's video on h5. */
export declare function Eye(props: Props): ReactElement
