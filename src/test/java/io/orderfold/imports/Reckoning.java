package io.orderfold.imports;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reckons from a file what its import as history must report, the plain way and in memory. It shares no code with the
 * import, and runs by itself: {@code java Reckoning.java orders.csv [decimals]}.
 */
public final class Reckoning {

    public long rows;
    public long taken;
    public long orders;
    public BigDecimal orderedTotal = BigDecimal.ZERO;
    public long cancelledQuantity;
    public BigDecimal cancelledTotal = BigDecimal.ZERO;
    public final Map<String, Integer> notTaken = new TreeMap<>();

    private static final class Bought {
        String invoice;
        String date;
        int line;
        long left;
        BigDecimal price;
    }

    private static final class Cancelled {
        String customer;
        String sku;
        String date;
        int line;
        long quantity;
    }

    public static void main(String[] arguments) throws Exception {
        Reckoning it = of(Path.of(arguments[0]), arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2);
        System.out.println("rows " + it.rows + ", taken " + it.taken + ", notTaken " + (it.rows - it.taken) + " "
                + it.notTaken + ", orders " + it.orders + ", orderedTotal " + it.orderedTotal + ", cancelledQuantity "
                + it.cancelledQuantity + ", cancelledTotal " + it.cancelledTotal);
    }

    public static Reckoning of(Path file, int decimals) throws Exception {
        Reckoning it = new Reckoning();
        it.reckon(text(file), decimals);
        return it;
    }

    private static String text(Path file) throws Exception {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }

    private void reckon(String text, int decimals) {
        List<List<String>> table = table(text);
        Map<String, String[]> invoices = new HashMap<>();
        Map<List<String>, List<Bought>> bought = new LinkedHashMap<>();
        List<Cancelled> cancelled = new ArrayList<>();
        Set<String> taking = new LinkedHashSet<>();
        for (int line = 1; line < table.size(); line++) {
            rows++;
            List<String> cells = table.get(line);
            if (cells.size() != 8) {
                refuse("wrong-number-of-columns");
                continue;
            }
            String number = cells.get(0).trim();
            String customer = cells.get(6).trim();
            if (customer.endsWith(".0")) {
                customer = customer.substring(0, customer.length() - 2);
            }
            String[] invoice = {
                customer.isEmpty() ? "guest" : customer, cells.get(4).trim()
            };
            invoices.putIfAbsent(number, invoice);
            invoice = invoices.get(number);
            BigDecimal price = new BigDecimal(cells.get(5).trim());
            long quantity = Long.parseLong(cells.get(3).trim());
            String sku = cells.get(1).trim();
            if (price.signum() < 0) {
                refuse("negative-price");
            } else if (price.stripTrailingZeros().scale() > decimals) {
                refuse("too-many-decimals");
            } else if (number.startsWith("C")) {
                if (quantity == 0) {
                    refuse("quantity-zero");
                    continue;
                }
                Cancelled one = new Cancelled();
                one.customer = invoice[0];
                one.date = invoice[1];
                one.sku = sku;
                one.line = line;
                one.quantity = Math.abs(quantity);
                cancelled.add(one);
            } else if (quantity <= 0) {
                refuse("quantity-not-positive");
            } else {
                taken++;
                taking.add(number);
                orderedTotal = orderedTotal.add(price.multiply(new BigDecimal(quantity)));
                Bought one = new Bought();
                one.invoice = number;
                one.date = invoice[1];
                one.line = line;
                one.left = quantity;
                one.price = price;
                bought.computeIfAbsent(List.of(invoice[0], sku), key -> new ArrayList<>())
                        .add(one);
            }
        }
        orders = taking.size();
        Map<String, Integer> firstLines = new HashMap<>();
        for (int line = 1; line < table.size(); line++) {
            firstLines.putIfAbsent(table.get(line).get(0).trim(), line);
        }
        cancelled.sort(Comparator.comparing((Cancelled c) -> c.date).thenComparing(c -> c.line));
        for (Cancelled one : cancelled) {
            takeBack(one, bought.getOrDefault(List.of(one.customer, one.sku), List.of()), firstLines);
        }
    }

    private void takeBack(Cancelled one, List<Bought> lines, Map<String, Integer> firstLines) {
        List<Bought> earlier = new ArrayList<>();
        long left = 0;
        for (Bought line : lines) {
            if (line.date.compareTo(one.date) < 0) {
                earlier.add(line);
                left += line.left;
            }
        }
        if (left < one.quantity) {
            refuse("nothing-left-to-take-back");
            return;
        }
        taken++;
        cancelledQuantity += one.quantity;
        earlier.sort(Comparator.comparing((Bought b) -> b.date)
                .thenComparing(b -> firstLines.get(b.invoice))
                .thenComparing(b -> b.line)
                .reversed());
        long open = one.quantity;
        for (Bought line : earlier) {
            long part = Math.min(open, line.left);
            line.left -= part;
            open -= part;
            cancelledTotal = cancelledTotal.add(line.price.multiply(new BigDecimal(part)));
        }
    }

    private void refuse(String reason) {
        notTaken.merge(reason, 1, Integer::sum);
    }

    /** Character by character: a quote opens and closes, a doubled one within stands for itself. */
    private static List<List<String>> table(String text) {
        List<List<String>> table = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.length() == 0) {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (row.size() > 1 || !row.get(0).isBlank()) {
                    table.add(row);
                }
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (cell.length() > 0 || !row.isEmpty()) {
            row.add(cell.toString());
            table.add(row);
        }
        return table;
    }
}
