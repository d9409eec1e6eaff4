-- Stock has levels now: the rows are made anew from the log.
alter table stock add column low boolean not null default false;
create index stock_by_low on stock (low, sku);
delete from stock;
delete from tracking_tokens where processor = 'inventory.projection';
