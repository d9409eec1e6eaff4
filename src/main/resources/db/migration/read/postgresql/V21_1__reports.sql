-- What reports are made of: a row an order, a line, a move, an edit, and nothing that tells who somebody is.
create table report_orders (
    order_id      varchar(36)    primary key,
    version       bigint         not null,
    status        varchar(20)    not null,
    history       boolean        not null,
    customer_id   varchar(64)    not null,
    currency      varchar(3)     not null,
    country       varchar(255),
    channel       varchar(40)    not null,
    drafted_at    timestamp with time zone not null,
    placed_at     timestamp with time zone,
    reserved_at   timestamp with time zone,
    paid_at       timestamp with time zone,
    confirmed_at  timestamp with time zone,
    shipped_at    timestamp with time zone,
    delivered_at  timestamp with time zone,
    completed_at  timestamp with time zone,
    cancelled_at  timestamp with time zone,
    placed_second bigint,
    discount      numeric(24, 4) not null,
    sales         numeric(24, 4) not null,
    net           numeric(24, 4) not null,
    document      text not null
);
create index report_orders_by_placed on report_orders (placed_at);
create index report_orders_by_drafted on report_orders (drafted_at);

-- Lines of orders that were placed; number 0 is what sending costs. Of each order one row leads: it counts the order.
create table report_lines (
    order_id        varchar(36)    not null,
    line_no         int            not null,
    leads           int            not null,
    sku             varchar(64),
    category        varchar(255),
    customer_id     varchar(64)    not null,
    currency        varchar(3)     not null,
    country         varchar(255),
    channel         varchar(40)    not null,
    placed_at       timestamp with time zone not null,
    placed_second   bigint         not null,
    pieces          int            not null,
    shipped_pieces  int            not null,
    gross           numeric(24, 4) not null,
    discount        numeric(24, 4) not null,
    tax             numeric(24, 4) not null,
    sales           numeric(24, 4) not null,
    returned_pieces int            not null,
    returned        numeric(24, 4) not null,
    refunded        numeric(24, 4) not null,
    primary key (order_id, line_no)
);
create index report_lines_by_placed on report_lines (placed_at);

create table report_moves (
    order_id     varchar(36)    not null,
    move_no      int            not null,
    kind         varchar(20)    not null,
    reason       varchar(40)    not null,
    return_id    varchar(36),
    line_no      int,
    sku          varchar(64),
    category     varchar(255),
    currency     varchar(3)     not null,
    country      varchar(255),
    channel      varchar(40)    not null,
    pieces       int            not null,
    amount       numeric(24, 4) not null,
    moved_at     timestamp with time zone not null,
    moved_second bigint         not null,
    primary key (order_id, move_no)
);
create index report_moves_by_time on report_moves (kind, moved_at);

create table report_edits (
    order_id      varchar(36)  not null,
    edit_no       int          not null,
    kind          varchar(40)  not null,
    actor         varchar(255) not null,
    edited_at     timestamp with time zone not null,
    edited_second bigint       not null,
    primary key (order_id, edit_no)
);
create index report_edits_by_time on report_edits (edited_at);

-- What an order's price was reduced for; so many discounts it has in all.
create table report_discounts (
    order_id    varchar(36)   not null,
    discount_no int           not null,
    promotion   varchar(64)   not null,
    coupon      boolean       not null,
    discounts   int           not null,
    primary key (order_id, discount_no)
);

create table report_returns (
    return_id    varchar(36) primary key,
    version      bigint      not null,
    order_id     varchar(36) not null,
    requested_at timestamp with time zone not null,
    refused      boolean     not null,
    document     text not null
);

create table report_return_lines (
    return_id        varchar(36) not null,
    line_no          int         not null,
    order_id         varchar(36) not null,
    sku              varchar(64) not null,
    currency         varchar(3)  not null,
    reason           varchar(40) not null,
    pieces           int         not null,
    requested_at     timestamp with time zone not null,
    requested_second bigint      not null,
    primary key (return_id, line_no)
);
create index report_return_lines_by_time on report_return_lines (requested_at);

create table report_products (
    sku             varchar(64)  primary key,
    version         bigint       not null,
    name            varchar(500) not null,
    category        varchar(255) not null,
    registered_at   timestamp with time zone not null,
    discontinued_at timestamp with time zone,
    document        text not null
);

create table report_customers (
    customer_id varchar(64) primary key,
    version     bigint      not null,
    merged_into varchar(64),
    document    text not null
);

-- By how many pieces an event of a product's stock changed what is on hand.
create table report_stock_moves (
    move_id  varchar(255) primary key,
    sku      varchar(64)  not null,
    kind     varchar(20)  not null,
    on_hand  bigint       not null,
    moved_at timestamp with time zone not null
);
create index report_stock_moves_by_sku on report_stock_moves (sku, moved_at);
