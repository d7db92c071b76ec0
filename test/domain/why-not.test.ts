import { whyNot } from '../../src/platform/why-not'

test.each([
  ['saveImageToPhotosAlbum:fail cancel', 'cancelled'],
  ['shareFileMessage:fail cancel', 'cancelled'],
  ['chooseMessageFile:fail 用户取消', 'cancelled'],
  ['saveImageToPhotosAlbum:fail auth deny', 'denied'],
  ['saveImageToPhotosAlbum:fail authorize no response', 'denied'],
  ['saveImageToPhotosAlbum:fail user reject', 'denied'],
  ['addPhoneCalendar:fail system permission denied', 'denied'],
  ['openDocument:fail privacy permission is not authorized', 'denied'],
  ['saveImageToPhotosAlbum:fail api scope is not declared in the privacy agreement', 'undeclared'],
  ['chooseMessageFile:fail privacy api banned', 'undeclared'],
  ['saveImageToPhotosAlbum:fail no space left', 'failed'],
  ['', 'failed'],
])('WeChat’s “%s” means %s', (errMsg, why) => {
  expect(whyNot({ errMsg })).toBe(why)
  expect(whyNot(new Error(errMsg))).toBe(why)
})

test('its numbers are understood where words are left out, and anything may be thrown', () => {
  expect(whyNot({ errno: 112 })).toBe('undeclared')
  expect(whyNot({ errno: 104 })).toBe('denied')
  for (const fault of [null, undefined, 0, {}, { errno: 3 }]) expect(whyNot(fault)).toBe('failed')
})
