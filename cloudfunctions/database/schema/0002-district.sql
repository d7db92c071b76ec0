-- Divisions; their rows are the next file, written from a public package.

create table districts (
  code district_code primary key,
  name text not null,
  level text not null check (level in ('city', 'county', 'township')),
  parent_code district_code references districts (code)
);
comment on table districts is 'Official divisions of prefecture 5206; the scope of every staff right.';
