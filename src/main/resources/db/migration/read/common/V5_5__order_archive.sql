-- Orders are archived: each list is read off an index of the ones that are, or of those that are not.
alter table orders add column archived boolean not null default false;

drop index orders_by_time;
drop index orders_by_number;
drop index orders_by_total;
drop index orders_by_status;
drop index orders_by_customer;
create index orders_by_time on orders (archived, ordered_at, order_id);
create index orders_by_number on orders (archived, order_number, order_id);
create index orders_by_total on orders (archived, total, order_id);
create index orders_by_status on orders (archived, status, ordered_at, order_id);
create index orders_by_customer on orders (archived, customer_id, ordered_at, order_id);

-- Return windows are deadlines, too, and those that are over are of no interest.
alter table order_deadlines add column lapses boolean not null default false;
drop index order_deadlines_by_time;
create index order_deadlines_by_time on order_deadlines (lapses, due_at, deadline_id);

delete from order_deadlines;
delete from order_tags;
delete from order_lines;
delete from orders;
delete from tracking_tokens where processor = 'orders.projection';
