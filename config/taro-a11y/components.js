/** The aria attributes WeChat reads; Taro's templates leave them out unless they are named per component. */
const names = [
  'role',
  'label',
  'hidden',
  'disabled',
  'checked',
  'selected',
  'expanded',
  'live',
  'modal',
  'level',
  'current',
  'valuenow',
  'valuemin',
  'valuemax',
  'valuetext',
]
const aria = Object.fromEntries(names.map((name) => [`aria-${name}`, '']))
const short = Object.fromEntries(['role', 'label', 'hidden', 'disabled'].map((name) => [`aria-${name}`, '']))

module.exports = {
  View: aria,
  Text: short,
  Button: aria,
  Image: short,
  Input: short,
  Textarea: short,
  Switch: aria,
  Picker: short,
}
