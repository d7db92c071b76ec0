-- The questions asked at sign-up in the words people use for themselves; codes and answers stay as they are.

update questions set
  label = '到现场需要帮助吗',
  options = '[{"code":"none","label":"不用"},{"code":"wheelchair","label":"使用轮椅"},{"code":"hearing","label":"听力或言语不便"},{"code":"company","label":"需要有人引导"}]'
where code = 'help';

update questions set
  options = '[{"code":"home","label":"本乡镇附近"},{"code":"city","label":"铜仁市内"},{"code":"province","label":"省内"},{"code":"away","label":"东莞等省外"}]'
where code = 'where';
