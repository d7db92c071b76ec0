import type { Sign } from './scan'

/** What the gate's sign says when there is no outcome to say. */
export const gateSigns = {
  ready: { word: '准备好了', detail: '对准手机上的入场码', next: '' },
  early: { word: '准备好了', detail: '还没到入场时间，可以先试扫', next: '' },
  checking: { word: '正在查…', detail: '', next: '' },
  unread: { word: '没有读到码', detail: '图片里没有找到二维码', next: '换一张清楚的图片，或粘贴码内容' },
  readyOut: { word: '请扫离场码', detail: '对准要出去的人的入场码', next: '' },
  blind: {
    word: '没法核对',
    detail: '没有网络，暂时不能识别这个码',
    next: '扫码已留在手机里，联网后自动核对；现在请看身份证',
  },
  refused: { word: '不能验票', detail: '', next: '' },
} satisfies Record<string, Sign>
