-- Orders that wait for stock are served by their priority, and those of the same by their age.
alter table short_orders add column priority integer default 0 not null;
