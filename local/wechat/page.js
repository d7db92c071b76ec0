// What a phone's WeChat does for a page, for the browser: consent and phone-number dialogs in WeChat's looks.
;(() => {
  const base = new URL('.', document.currentScript.src)
  let open = false

  const openid = () => {
    const hashQuery = location.hash.split('?')[1] ?? ''
    const named = new URLSearchParams(location.search).get('as') ?? new URLSearchParams(hashQuery).get('as')
    return named || localStorage.getItem('local-openid') || ''
  }

  const post = async (name, body) => {
    const response = await fetch(new URL(`client/${name}`, base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, openid: openid() }),
    })
    const answer = await response.json()
    if ('errCode' in answer) throw failed(answer.errMsg, answer.errCode)
    return answer
  }

  const failed = (errMsg, errCode) => Object.assign(new Error(errMsg), { errMsg, errCode })

  const mustBeTapped = (api) => {
    if (navigator.userActivation && !navigator.userActivation.isActive)
      throw failed(`${api}:fail can only be invoked by user TAP gesture.`)
    if (open) throw failed(`${api}:fail last call has not ended`)
  }

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties)
    made.append(...children)
    return made
  }

  const style = `
    .wx-sheet { box-sizing: border-box; width: 100%; max-width: 480px; margin: auto auto 0; padding: 24px 20px 28px; border: 0;
      border-radius: 16px 16px 0 0; background: #fff; color: #191919; font: 17px/1.5 system-ui, "PingFang SC", sans-serif; }
    .wx-sheet::backdrop { background: rgb(0 0 0 / 55%); }
    .wx-sheet h2 { margin: 0 0 4px; font-size: 19px; font-weight: 600; }
    .wx-sheet .wx-app { display: flex; align-items: center; gap: 8px; margin: 0 0 14px; font-size: 15px; }
    .wx-sheet .wx-app i { width: 26px; height: 26px; border-radius: 50%; background: #b3261e; color: #fff; font: 600 14px/26px sans-serif;
      text-align: center; }
    .wx-sheet .wx-note { margin: 0 0 10px; color: #595959; font-size: 14px; }
    .wx-sheet ul { margin: 0; padding: 0; list-style: none; border-top: 1px solid #ececec; }
    .wx-sheet label { display: flex; align-items: center; gap: 12px; min-height: 52px; border-bottom: 1px solid #ececec; cursor: pointer; }
    .wx-sheet label.wx-always { border-bottom: 0; color: #595959; font-size: 15px; }
    .wx-sheet input { flex: none; width: 22px; height: 22px; margin: 0; accent-color: #06793e; }
    .wx-sheet .wx-number { padding: 14px 0; border: solid #ececec; border-width: 1px 0; font-size: 20px; }
    .wx-sheet .wx-buttons { display: flex; justify-content: center; gap: 16px; margin-top: 22px; }
    .wx-sheet button { min-width: 128px; min-height: 48px; border: 0; border-radius: 8px; font: inherit; font-weight: 600; cursor: pointer; }
    .wx-sheet button:focus-visible, .wx-sheet input:focus-visible { outline: 3px solid #1f5fbf; outline-offset: 2px; }
    .wx-sheet #wx-refuse { background: #ececec; color: #06793e; }
    .wx-sheet #wx-allow { background: #06793e; color: #fff; }`

  /** Shows a sheet from below and answers whether it was allowed; Escape refuses. */
  const ask = ({ appName, title, refuse, content }) =>
    new Promise((resolve) => {
      const finish = (allowed) => {
        open = false
        dialog.close()
        dialog.remove()
        resolve(allowed)
      }
      const button = (id, text, allowed) =>
        element('button', { id, type: 'button', textContent: text, onclick: () => finish(allowed) })
      const dialog = element(
        'dialog',
        { className: 'wx-sheet', oncancel: () => finish(false) },
        element('style', { textContent: style }),
        element(
          'p',
          { className: 'wx-app' },
          element('i', { textContent: appName.slice(0, 1), ariaHidden: 'true' }),
          `${appName} 申请`,
        ),
        element('h2', { id: 'wx-title', textContent: title }),
        ...content,
        element(
          'div',
          { className: 'wx-buttons' },
          button('wx-refuse', refuse, false),
          button('wx-allow', '允许', true),
        ),
      )
      dialog.setAttribute('role', 'dialog')
      dialog.setAttribute('aria-labelledby', 'wx-title')
      open = true
      document.body.append(dialog)
      dialog.showModal()
      dialog.querySelector('#wx-allow').focus()
    })

  const checkbox = (properties, text, className = '') =>
    element(
      'label',
      { className },
      element('input', { type: 'checkbox', ...properties }),
      element('span', { textContent: text }),
    )

  const requestSubscribeMessage = async ({ tmplIds }) => {
    mustBeTapped('requestSubscribeMessage')
    const question = await post('consent-question', { tmplIds })
    if (question.open.length === 0) return post('consent-answer', { tmplIds, accepted: [], always: false })
    const boxes = question.open.map(({ id, title }) =>
      checkbox({ value: id, checked: true, name: 'wx-template' }, title),
    )
    const always = checkbox({ id: 'wx-always' }, '总是保持以上选择，不再询问', 'wx-always')
    const audio = checkbox({ id: 'wx-audio' }, '同时用语音提醒', 'wx-always')
    const list = element('ul', {}, ...boxes.map((box) => element('li', {}, box)))
    const allowed = await ask({
      appName: question.appName,
      title: '获取以下通知权限',
      refuse: '拒绝',
      content: [
        element('p', { className: 'wx-note', textContent: '允许后，可向你发送一次以下消息' }),
        list,
        audio,
        always,
      ],
    })
    const chosen = boxes.map((box) => box.querySelector('input')).filter((box) => box.checked)
    return post('consent-answer', {
      tmplIds,
      accepted: allowed ? chosen.map((box) => box.value) : [],
      always: always.querySelector('input').checked,
      yes: audio.querySelector('input').checked ? 'acceptWithAudio' : 'accept',
    })
  }

  const getPhoneNumber = async () => {
    mustBeTapped('getPhoneNumber')
    const { appName, masked } = await post('phone', {})
    const number = element('p', { className: 'wx-number', textContent: masked })
    const allowed = await ask({ appName, title: '获取并验证你的手机号', refuse: '不允许', content: [number] })
    if (!allowed) throw failed('getPhoneNumber:fail user deny')
    return post('phone-code', {})
  }

  const getSubscriptionsSetting = () => post('setting', {})

  window.wxStandIn = { openid, requestSubscribeMessage, getPhoneNumber, getSubscriptionsSetting }
})()
