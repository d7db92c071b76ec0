-- What is known of those who act for employers and of staff goes too, when its period is over (个人信息保护法 art. 19, 47).

alter table policies drop constraint policies_retention;
update policies set value = value || '{ "employer": 1095, "staff": 1095 }' where name = 'retention';
alter table policies add constraint policies_retention check (
  name <> 'retention' or (
    value ?& array['fair', 'course', 'bus', 'exam', 'talk', 'person', 'child', 'answer', 'notice', 'employer', 'staff']
    and not value @? '$.* ? (@.type() != "number" || @ < 1 || @ > 36500 || @.floor() != @)'
  )
);
comment on view retention is 'How many days personal data is kept: sign-ups after the end of an activity of this kind, a person and a child under 14 after the last use, answers after they were given, notices after they were sent, an employer''s contact and recruiters after the last use, the name of staff after they left.';

alter table employers add column contact_gone_at instant;
comment on column employers.contact_gone_at is 'When contact and recruiters were deleted because nobody had used the registration for the period; null: never.';

alter table staff add column left_at instant;
comment on column staff.left_at is 'When the account was last switched off; null while it is on.';
update staff set left_at = (extract(epoch from now()) * 1000)::bigint where not active;
create function staff_leaves() returns trigger language plpgsql as $$
begin
  new.left_at := case when new.active then null
    else coalesce(old.left_at, (extract(epoch from clock_timestamp()) * 1000)::bigint) end;
  return new;
end $$;
create trigger staff_leaves before update of active on staff for each row execute function staff_leaves();

-- The texts that were shown stay as they are; the blanks in them now say what is carried out. The audit log may only be
-- added to: it names staff by their number and nobody else, and is said to stay.
update privacy_blanks set value = '单位最后一次使用后 {keep:employer}' where code = 'employerPeriod' and value is null;
update privacy_blanks set value = '验票员：和本场报名记录一起删除；经办人：停用账号后 {keep:staff}；操作记录只留编号，长期保存；访问日志：〔由市局按云平台设置填写〕'
where code = 'staffPeriod' and value is null;
