-- What is known of a child under 14 goes thirty days after it was last needed (儿童个人信息网络保护规定; the children's rules of
-- the privacy texts), whatever the period of an activity's kind.

alter table policies drop constraint policies_retention;
update policies set value = value || '{ "child": 30 }' where name = 'retention';
alter table policies add constraint policies_retention check (
  name <> 'retention' or (
    value ?& array['fair', 'course', 'bus', 'exam', 'talk', 'person', 'child', 'answer', 'notice']
    and not value @? '$.* ? (@.type() != "number" || @ < 1 || @ > 36500 || @.floor() != @)'
  )
);
comment on view retention is 'How many days personal data is kept: sign-ups after the end of an activity of this kind, a person and a child under 14 after the last use, answers after they were given, notices after they were sent.';

-- Birth dates are sealed: the next night looks at everybody once, and then at children when they are due.
update persons set review_at = 1;

insert into privacy_texts (name, version, changes, parts)
select name, '2026-12-01', '孩子的信息改为活动结束后 30 天删除', jsonb_set(parts, '{2,lines,1}',
  '"存放在中国境内，加密保存。活动结束后 {keep:child} 删除；没有报名的，登记后 {keep:child} 删除。"')
from privacy_texts where name = 'children' and version = '2026-11-24';
