-- Orders that wait for stock: one row for each product that an order waits for.
create table short_orders (
    sku       varchar(64) not null,
    order_id  varchar(36) not null,
    placed_at timestamp with time zone not null,
    primary key (order_id, sku)
);
create index short_orders_oldest_first on short_orders (sku, placed_at, order_id);
