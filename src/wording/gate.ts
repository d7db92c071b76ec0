import type { Sign } from './scan'

/** What the gate's sign says when there is no outcome to say. */
export const gateSigns = {
  ready: { word: '准备好了', detail: '对准对方手机上的入场码', next: '' },
  early: { word: '准备好了', detail: '还没到入场时间，可以先试扫', next: '' },
  checking: { word: '正在查…', detail: '', next: '' },
  unread: { word: '没有读到码', detail: '图片里没有找到二维码', next: '换一张清楚的图片，或粘贴码文字' },
  unsent: {
    word: '没有上传',
    detail: '网络断了，这次扫码留在手机里',
    next: '先核对身份证；有网络后点“再试一次”，不会重复入场',
  },
  broken: {
    word: '没有查成',
    detail: '系统出了点问题，这次扫码留在手机里',
    next: '先核对身份证，再点“再试一次”',
  },
  refused: { word: '不能验票', detail: '', next: '' },
} satisfies Record<string, Sign>
