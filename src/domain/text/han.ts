/**
 * CJK radicals and strokes that PDF files and old fonts put in place of the characters they look like, by block. `-`
 * stands for none. Unicode Character Database 15.1.0, EquivalentUnifiedIdeograph.txt (2023-01-05), U+2E80–2EF3 and
 * U+31C0–31E3. The Kangxi radicals U+2F00–2FD5 are left out: there NFKC says the same.
 */
const SUPPLEMENT =
  '-厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵-旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'
const STROKES = '------𠃌--------乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎--'

/**
 * The 80 characters that GBK and GB 18030-2000 kept at private code points U+E815–E864 (double bytes FE50–FEA0), as
 * GB 18030-2005 and -2022 give them. Household registers written before keep them so: U+E863 is 䶮.
 */
const PRIVATE =
  '厂𠂇𠂉𠃌乙㑳㑇刀㔾龴㖞㘚㘎小心㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠牛𡗗龸𤴔䁖䅟𥫗䌷㓁羊𦍌𢦏䎱䎬聿䏝䓖䙡䙌龹䜣䜩䝼䞍𧾷䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'

/** Three Kangxi radicals that fonts of the mainland draw as its own characters and NFKC as the ones of Taiwan. */
const MAINLAND: readonly (readonly [string, string])[] = [
  ['\u2f3e', '户'],
  ['\u2fad', '青'],
  ['\u2fc8', '黄'],
]

const block = (from: number, characters: string): readonly (readonly [string, string])[] =>
  Array.from(characters)
    .map((character, at) => [String.fromCharCode(from + at), character] as const)
    .filter(([, character]) => character !== '-')

const REAL = new Map([...block(0x2e80, SUPPLEMENT), ...block(0x31c0, STROKES), ...block(0xe815, PRIVATE), ...MAINLAND])

/** Radicals, strokes and private code points as the real characters they stand for; every other character stays. */
export const realHan = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5\u31c0-\u31e3\ue815-\ue864]/g, (char) => REAL.get(char) ?? char.normalize('NFKC'))
