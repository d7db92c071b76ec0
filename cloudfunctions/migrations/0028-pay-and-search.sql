-- Pay to the fen, a word of the recruiter for unusual pay, and a search that finds what only looks different.

drop view offers;

-- The same characters as foldText in src/domain/text.ts: radicals, strokes and private code points as the characters they
-- stand for, compatibility forms, dots, dashes, quotes, brackets; without case, blanks and what shows nothing.
create function fold_text(typed text) returns text language sql immutable parallel safe
return lower(regexp_replace(translate(normalize(translate(typed,
  '⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼀⼁⼂⼃⼄⼅⼆⼇⼈⼉⼊⼋⼌⼍⼎⼏⼐⼑⼒⼓⼔⼕⼖⼗⼘⼙⼚⼛⼜⼝⼞⼟⼠⼡⼢⼣⼤⼥⼦⼧⼨⼩⼪⼫⼬⼭⼮⼯⼰⼱⼲⼳⼴⼵⼶⼷⼸⼹⼺⼻⼼⼽⼾⼿⽀⽁⽂⽃⽄⽅⽆⽇⽈⽉⽊⽋⽌⽍⽎⽏⽐⽑⽒⽓⽔⽕⽖⽗⽘⽙⽚⽛⽜⽝⽞⽟⽠⽡⽢⽣⽤⽥⽦⽧⽨⽩⽪⽫⽬⽭⽮⽯⽰⽱⽲⽳⽴⽵⽶⽷⽸⽹⽺⽻⽼⽽⽾⽿⾀⾁⾂⾃⾄⾅⾆⾇⾈⾉⾊⾋⾌⾍⾎⾏⾐⾑⾒⾓⾔⾕⾖⾗⾘⾙⾚⾛⾜⾝⾞⾟⾠⾡⾢⾣⾤⾥⾦⾧⾨⾩⾪⾫⾬⾭⾮⾯⾰⾱⾲⾳⾴⾵⾶⾷⾸⾹⾺⾻⾼⾽⾾⾿⿀⿁⿂⿃⿄⿅⿆⿇⿈⿉⿊⿋⿌⿍⿎⿏⿐⿑⿒⿓⿔⿕㇆㇏㇐㇑㇒㇓㇔㇕㇖㇗㇘㇙㇚㇛㇜㇝㇞㇟㇠㇡',
  '厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠𠃌乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎厂𠂇𠂉𠃌乙㑳㑇刀㔾龴㖞㘚㘎小心㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠牛𡗗龸𤴔䁖䅟𥫗䌷㓁羊𦍌𢦏䎱䎬聿䏝䓖䙡䙌龹䜣䜩䝼䞍𧾷䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'
), NFKC),
  '·•‧∙⋅●◦・‐‑‒–—―−⁃‘’‚‛ʼʻ′`´“”„‟″「」『』【〖〔】〗〕。、戶靑黃',
  '········--------''''''''''''''''''"""""""""[[[]]].,户青黄'
), '[\s\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff]+', '', 'g'));
comment on function fold_text is 'The form in which titles and names are searched; fold both sides.';

alter table postings drop column pay_monthly;
alter table postings
  alter column pay_min type numeric(9, 2),
  alter column pay_max type numeric(9, 2),
  add column pay_sure boolean not null default false,
  add column pay_monthly int generated always as (floor(
    case pay_unit when 'month' then pay_max when 'day' then pay_max * 87 / 4 when 'hour' then pay_max * 174 end
  )::int) stored,
  add column title_folded text not null generated always as (fold_text(title)) stored;
alter table employers add column name_folded text not null generated always as (fold_text(name)) stored;
comment on column postings.pay_sure is 'The recruiter was asked whether the unit is right for so little or so much, and said yes.';
comment on column postings.pay_monthly is 'What the pay may come to in a month, in whole yuan, for comparing: 21.75 paid days of 8 hours (人社部发〔2025〕2号); null for pay by the piece.';

create view offers as
select b.activity_id, b.id as booth_id, b.number, b.employer_id, e.name as employer, e.name_folded, p.id as posting_id,
  p.title, p.title_folded, p.trade, p.headcount, p.content, p.region, p.province, p.place, p.pay_min, p.pay_max,
  p.pay_unit, p.pay_monthly, p.education, p.perks,
  case when starts_with(p.region, left(a.district, 6)) then 0 when p.province is null then 1 else 2 end as distance
from activities a
  join booths b on b.activity_id = a.id and b.state = 'approved'
  join employers e on e.id = b.employer_id and e.state = 'approved'
  join booth_postings bp on bp.booth_id = b.id and bp.state = 'approved'
  join postings p on p.id = bp.posting_id and p.closed_at is null and p.valid_until >= a.day
where a.state <> 'draft';
comment on view offers is 'What seekers may see: each posting at each fair, when employer, booth and posting are approved, the posting is open and still valid on the day of the fair. distance: 0 in the county of the fair (a fair of the city: in the city), 1 in another county, 2 elsewhere.';
