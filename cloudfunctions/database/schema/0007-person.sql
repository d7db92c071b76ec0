-- People. A claim to be somebody is a number and a name; which of the accounts that make it decides is settled by what was
-- proved (docs/identity.md). Nothing that identifies anybody lies readable: names, numbers and birth dates are sealed, masks
-- are made from what was opened.

create table persons (
  id uuid primary key,
  id_type text not null check (id_type in ('residentId', 'hmtResidencePermit', 'hmTravelPermit', 'twTravelPermit',
    'permanentResidence', 'passport')),
  id_hash bytea not null,
  id_sealed bytea not null,
  phone_hash bytea not null,
  phone_sealed bytea not null,
  registered_at instant not null,
  origin district_code references districts (code),
  review_at instant not null default 1,
  review_days int not null default 36500,
  name_sealed bytea not null,
  born_sealed bytea,
  id_tail bytea not null,
  phone_tail bytea not null,
  name_hash bytea not null,
  card_note_sealed bytea,
  is_child boolean not null default false,
  constraint persons_claim unique (id_hash, name_hash)
);
comment on table persons is 'One row per real person, whatever the account. Who they are is sealed (AES-256-GCM) and looked up by keyed hashes, see kit/seal.ts.';
comment on column persons.origin is 'The county the resident ID was first issued in, when it is one of ours; only to count people by district.';
comment on column persons.review_at is 'When the nightly purge looks next whether the person is still needed.';
comment on column persons.review_days is 'By which period review_at was reckoned: where the period is shorter now, the nightly purge looks again.';
comment on column persons.born_sealed is 'The birth date, sealed; null where the document does not tell.';
comment on column persons.id_tail is 'Keyed hash of the last four characters of the number, for the search at a door or a desk.';
comment on column persons.phone_tail is 'Keyed hash of the last four digits of the telephone number; of nobody''s where there is none.';
comment on column persons.name_hash is 'Keyed hash of the name in its comparable form: with another name the same number is another claim, until a card is seen.';
comment on column persons.card_note_sealed is 'What the clerk wrote who compared the card last, sealed.';
comment on column persons.is_child is 'Under 14 when last looked at: all that a statement needs of the sealed birth date. The night of the fourteenth birthday takes it off.';
create index persons_children on persons (id) where is_child;
create index persons_phone on persons (phone_hash);
create index persons_reviewed_by on persons (review_days);
create index persons_to_review on persons (review_at);

create table account_persons (
  openid text not null check (openid <> ''),
  person_id uuid not null references persons (id),
  relation text not null check (relation in ('self', 'family')),
  linked_at instant not null,
  phone_sealed bytea,
  proved_at instant,
  proved_by text check (proved_by = 'desk'),
  primary key (openid, person_id),
  constraint account_persons_proved check ((proved_at is null) = (proved_by is null))
);
comment on table account_persons is 'Which WeChat account may act for whom.';
comment on column account_persons.phone_sealed is 'The number this account gave, where another account is asked for the person''s; only this account is shown it.';
comment on column account_persons.proved_at is 'When staff saw the card with whoever holds this account; null: it only claims to act for the person.';
create unique index account_persons_one_self on account_persons (openid) where relation = 'self';

create table pauses (
  id_hash bytea not null,
  name_hash bytea not null,
  until instant not null,
  primary key (id_hash, name_hash)
);
comment on table pauses is 'Until when a number of somebody deleted may not sign up: with the name it was registered under, or (empty name_hash) with any name, by its keyed hashes; nothing else is kept of them, and nothing once it is over.';
create index pauses_over on pauses (until);

create table attempts (
  what text not null,
  whose bytea not null,
  since instant not null,
  times int not null check (times > 0),
  primary key (what, whose)
);
comment on table attempts is 'How often something was tried that must not be tried without end, since when; whose it was is a keyed hash.';
create index attempts_by_age on attempts (since);

create table questions (
  code text primary key,
  label text not null,
  options jsonb,
  valid_days int check (valid_days > 0),
  position int not null
);
comment on table questions is 'The minimum card asked at sign-up, as data. options: [{ "code": "…", "label": "…" }] or null for one line of text.';

insert into questions (code, label, options, valid_days, position) values
  ('looking', '想找哪类工作', '[{"code":"factory","label":"工厂"},{"code":"service","label":"服务业"},{"code":"building","label":"建筑"},{"code":"office","label":"文员"},{"code":"any","label":"都可以"}]', 180, 1),
  ('where', '想在哪里上班', '[{"code":"home","label":"本乡镇附近"},{"code":"city","label":"铜仁市内"},{"code":"province","label":"省内"},{"code":"away","label":"东莞等省外"}]', 180, 2),
  ('when', '什么时候能上班', '[{"code":"now","label":"随时"},{"code":"month","label":"一个月内"},{"code":"later","label":"再看看"}]', 90, 3),
  ('help', '到现场需要帮助吗', '[{"code":"none","label":"不用"},{"code":"wheelchair","label":"使用轮椅"},{"code":"hearing","label":"听力或言语不便"},{"code":"company","label":"需要有人引导"}]', 365, 4);

create table answers (
  person_id uuid not null references persons (id),
  question text not null references questions (code),
  answer text not null check (length(answer) between 1 and 60),
  answered_at instant not null,
  primary key (person_id, question)
);
comment on table answers is 'A person''s last answers, filled in the next time.';
create index answers_by_age on answers (answered_at);
