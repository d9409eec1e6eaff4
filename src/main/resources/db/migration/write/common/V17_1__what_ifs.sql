-- Orders of a period reckoned once more: what was asked, and how far it has come.
create table what_ifs (
    what_if_id    varchar(36)  not null primary key,
    scenario      text         not null,
    asked_by      varchar(200) not null,
    asked_at      timestamp with time zone not null,
    run_state     varchar(10)  not null,
    position      bigint       not null,
    last_position bigint       not null,
    order_count   bigint       not null,
    -- Who runs it, and until when nobody else may.
    run_by        varchar(100),
    leased_until  timestamp with time zone,
    finished_at   timestamp with time zone,
    failure_code  varchar(60),
    failure_text  varchar(1000),
    expires_at    timestamp with time zone not null
);

-- What each order was placed for, and what it would have been; gone with its what-if.
create table what_if_orders (
    what_if_id      varchar(36)    not null,
    order_no        bigint         not null,
    order_id        varchar(36)    not null,
    order_number    varchar(40)    not null,
    customer_id     varchar(100)   not null,
    placed_at       timestamp with time zone not null,
    currency        varchar(3)     not null,
    cancelled       boolean        not null,
    history         boolean        not null,
    priced_by_hand  boolean        not null,
    promoted        boolean        not null,
    changed         boolean        not null,
    subtotal_before numeric(24, 4) not null,
    discount_before numeric(24, 4) not null,
    tax_before      numeric(24, 4) not null,
    shipping_before numeric(24, 4) not null,
    total_before    numeric(24, 4) not null,
    subtotal_after  numeric(24, 4) not null,
    discount_after  numeric(24, 4) not null,
    tax_after       numeric(24, 4) not null,
    shipping_after  numeric(24, 4) not null,
    total_after     numeric(24, 4) not null,
    difference      numeric(24, 4) not null,
    primary key (what_if_id, order_no)
);
create index what_if_orders_by_difference on what_if_orders (what_if_id, currency, cancelled, difference);
