import { LOWEST } from '../../src/platform/lowest'

/**
 * What stands in front of everything else in app.js, in the oldest JavaScript: WeChat below the lowest base library is
 * told to be updated, and nothing newer is called. Pages stay unregistered there, so nothing half drawn is tapped.
 */
export const prelude = `(function () {
  var lowest = '${LOWEST}'.split('.'), own = ''
  try { own = wx.getSystemInfoSync().SDKVersion || '' } catch (fault) {}
  var parts = own.split('.'), older = false
  for (var at = 0; own && at < 3; at++) {
    if (Number(parts[at] || 0) !== Number(lowest[at])) { older = Number(parts[at] || 0) < Number(lowest[at]); break }
  }
  if (!older) return
  App({
    onShow: function () {
      wx.showModal({
        title: '请更新微信',
        content: '这台手机上的微信版本太旧，打不开“天天有招聘”。请把微信更新到最新版本，再打开一次。',
        showCancel: false,
        confirmText: '去更新',
        success: function () { if (wx.updateWeChatApp) wx.updateWeChatApp() }
      })
    }
  })
  throw new Error('base library ' + own + ' is below ${LOWEST}')
})();`
