import { answerOf } from '../../src/domain/notice/consent-answer'

const words: [unknown, string | null][] = [
  ...['accept', 'acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush', 'acceptWithWatch', 'allow'].map(
    (word): [string, string] => [word, 'accept'],
  ),
  ['reject', 'reject'],
  ['rejectForever', 'reject'],
  ['ban', 'ban'],
  ['filter', 'filter'],
  ['requestSubscribeMessage:fail', null],
  ['TEMPLATE_ERROR', null],
  ['', null],
  [undefined, null],
  [0, null],
  [{ accept: true }, null],
]

test.each(words)('%j of WeChat is %j', (word, answer) => expect(answerOf(word)).toBe(answer))
