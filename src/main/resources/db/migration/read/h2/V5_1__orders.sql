create table orders (
    order_id          varchar(36)    primary key,
    version           bigint         not null,
    order_number      bigint         not null,
    status            varchar(20)    not null,
    payment_status    varchar(20)    not null,
    fulfilment_status varchar(20)    not null,
    on_hold           boolean        not null,
    customer_id       varchar(64)    not null,
    currency          varchar(3)     not null,
    total             numeric(24, 4) not null,
    ordered_at        timestamp with time zone not null,
    placed_at         timestamp with time zone,
    document          varchar(1048576) not null
);
create index orders_by_time on orders (ordered_at, order_id);
create index orders_by_number on orders (order_number, order_id);
create index orders_by_total on orders (total, order_id);
create index orders_by_status on orders (status, ordered_at, order_id);
create index orders_by_customer on orders (customer_id, ordered_at, order_id);

create table order_lines (
    order_id   varchar(36)    not null,
    line_id    int            not null,
    sku        varchar(64)    not null,
    name       varchar(500)   not null,
    quantity   int            not null,
    unit_price numeric(24, 4) not null,
    total      numeric(24, 4) not null,
    primary key (order_id, line_id)
);
create index order_lines_by_sku on order_lines (sku, order_id);
