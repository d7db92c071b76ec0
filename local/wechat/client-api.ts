import { answerConsent, askConsent, changeSetting, subscriptionsSetting, YES } from './consent'
import { issuePhoneCode, phoneOf } from './phone'
import { isOpenid, type World } from './world'

type Body = Record<string, unknown>

const CALLS: Record<string, (world: World, openid: string, body: Body) => object> = {
  'consent-question': (world, openid, body) => askConsent(world, openid, body.tmplIds),
  'consent-answer': (world, openid, body) =>
    answerConsent(world, openid, {
      tmplIds: body.tmplIds,
      accepted: Array.isArray(body.accepted) ? body.accepted.map(String) : [],
      always: body.always === true,
      yes: YES.find((word) => word === body.yes),
    }),
  setting: (world, openid) => subscriptionsSetting(world, openid),
  'change-setting': (world, openid, body) =>
    changeSetting(world, openid, {
      mainSwitch: typeof body.mainSwitch === 'boolean' ? body.mainSwitch : undefined,
      forget: typeof body.forget === 'string' ? body.forget : undefined,
    }),
  phone: (world, openid) => ({
    appName: world.app.name,
    masked: phoneOf(world, openid).replace(/^(\d{3})\d{4}/, '$1****'),
  }),
  'phone-code': (world, openid) => ({ code: issuePhoneCode(world, openid) }),
}

/** What the phone itself does in WeChat and `page.js` does here; undefined when there is no such call or person. */
export function clientCall(world: World, name: string, body: Body): object | undefined {
  if (!Object.hasOwn(CALLS, name) || !isOpenid(body.openid)) return undefined
  world.state.visits[body.openid] = world.now()
  return CALLS[name]!(world, body.openid, body)
}
