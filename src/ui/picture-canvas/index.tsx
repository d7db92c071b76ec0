import { Canvas } from '@tarojs/components'
import { CANVAS_ID } from '../../platform/canvas-id'
import styles from './index.module.scss'

/** Where `savePicture` paints on WeChat: a page that saves a picture carries it. A browser needs none. */
export const PictureCanvas = () =>
  process.env.TARO_ENV === 'weapp' ? <Canvas type='2d' id={CANVAS_ID} className={styles.canvas} /> : null
