package io.orderfold.imports.process;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The products of a running job. A file's first price for a product and its first description that is not blank are what
 * the product becomes known by; where the catalogue has it already, the catalogue's name goes.
 */
@Component
class Products {

    /** A product as a file sells it. */
    record Sold(String sku, String name, BigDecimal price) {}

    /** A product as order lines name it. */
    record Known(String sku, String name, String taxCategory, boolean discontinued) {}

    private final JdbcTemplate writeJdbc;

    Products(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    /** Notes what the rows of ordinary invoices say about products. */
    void insert(long jobNo, List<Row> rows) {
        Map<String, Sold> firsts = new LinkedHashMap<>();
        for (Row row : rows) {
            Row.Goods goods = row.goods();
            if (goods != null && row.invoice() != null && !row.invoice().cancels()) {
                firsts.merge(
                        goods.sku(),
                        new Sold(goods.sku(), goods.description(), goods.price()),
                        (first, next) ->
                                first.name().isEmpty() ? new Sold(first.sku(), next.name(), first.price()) : first);
            }
        }
        Map<String, String> before = names(jobNo, firsts.keySet());
        List<Object[]> added = new ArrayList<>();
        List<Object[]> named = new ArrayList<>();
        firsts.forEach((sku, sold) -> {
            String name = before.get(sku);
            if (name == null) {
                added.add(new Object[] {jobNo, sku, sold.name(), sold.price()});
            } else if (name.isEmpty() && !sold.name().isEmpty()) {
                named.add(new Object[] {sold.name(), jobNo, sku});
            }
        });
        if (!added.isEmpty()) {
            writeJdbc.batchUpdate(
                    "insert into import_products (job_no, sku, name, unit_price, discontinued) values (?, ?, ?, ?, false)",
                    added);
        }
        if (!named.isEmpty()) {
            writeJdbc.batchUpdate("update import_products set name = ? where job_no = ? and sku = ?", named);
        }
    }

    private Map<String, String> names(long jobNo, Collection<String> skus) {
        Map<String, String> names = new HashMap<>();
        select("sku, name", jobNo, skus, row -> names.put(row.getString("sku"), row.getString("name")));
        return names;
    }

    long count(long jobNo) {
        Long count = writeJdbc.queryForObject(
                "select count(*) from import_products where job_no = ? and tax_category is null", Long.class, jobNo);
        return count == null ? 0 : count;
    }

    /** The next products that have not been looked up in the catalogue yet; without a name the sku is its name. */
    List<Sold> unregistered(long jobNo, int most) {
        return writeJdbc.query(
                "select sku, name, unit_price from import_products where job_no = ? and tax_category is null"
                        + " order by sku limit ?",
                (row, number) -> new Sold(
                        row.getString("sku"),
                        row.getString("name").isEmpty() ? row.getString("sku") : row.getString("name"),
                        row.getBigDecimal("unit_price")),
                jobNo,
                most);
    }

    void registered(long jobNo, List<Known> products) {
        writeJdbc.batchUpdate(
                "update import_products set name = ?, tax_category = ?, discontinued = ? where job_no = ? and sku = ?",
                products.stream()
                        .map(product -> new Object[] {
                            product.name(), product.taxCategory(), product.discontinued(), jobNo, product.sku()
                        })
                        .toList());
    }

    Map<String, Known> find(long jobNo, Collection<String> skus) {
        Map<String, Known> found = new HashMap<>();
        select(
                "sku, name, tax_category, discontinued",
                jobNo,
                skus,
                row -> found.put(
                        row.getString("sku"),
                        new Known(
                                row.getString("sku"),
                                row.getString("name"),
                                row.getString("tax_category"),
                                row.getBoolean("discontinued"))));
        return found;
    }

    private void select(
            String columns,
            long jobNo,
            Collection<String> skus,
            org.springframework.jdbc.core.RowCallbackHandler each) {
        if (skus.isEmpty()) {
            return;
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(jobNo);
        arguments.addAll(skus);
        writeJdbc.query(
                "select " + columns + " from import_products where job_no = ? and sku in ("
                        + String.join(", ", Collections.nCopies(skus.size(), "?")) + ")",
                each,
                arguments.toArray());
    }
}
