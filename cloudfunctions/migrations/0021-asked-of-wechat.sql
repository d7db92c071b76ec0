-- What an account asks of WeChat's server API is counted, and a picture is asked for once: quotas are the whole city's.

create table wechat_asks (
  openid text not null,
  what text not null check (what in ('phone', 'poster')),
  hour bigint not null,
  in_hour int not null check (in_hour > 0),
  day date not null,
  in_day int not null check (in_day > 0),
  primary key (openid, what)
);
comment on table wechat_asks is 'How often an account has asked for something that costs a call to WeChat: in its latest hour and day.';

alter table codes add column png bytea;
comment on column codes.png is 'The picture WeChat drew for the poster of this code; null until it is first asked for.';
