-- Orders have edits and quotes, and several deadlines each: the rows are made anew from the log.
drop index orders_by_time_to_pay;
alter table orders drop column pay_by;
create table order_deadlines (
    order_id    varchar(36) not null,
    deadline_id varchar(80) primary key,
    kind        varchar(20) not null,
    due_at      timestamp with time zone not null
);
create index order_deadlines_by_order on order_deadlines (order_id);
create index order_deadlines_by_time on order_deadlines (due_at, deadline_id);
delete from order_tags;
delete from order_lines;
delete from orders;
delete from tracking_tokens where processor = 'orders.projection';
