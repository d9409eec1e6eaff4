-- What each product costs in each currency now: commands are checked against it, so it changes with the log.
create table product_prices (
    sku           varchar(64)    not null,
    currency      varchar(3)     not null,
    amount        numeric(24, 4) not null,
    name          varchar(200)   not null,
    tax_category  varchar(40)    not null,
    backorderable boolean        not null,
    discontinued  boolean        not null,
    primary key (sku, currency)
);
