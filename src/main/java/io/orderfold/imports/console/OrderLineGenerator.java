package io.orderfold.imports.console;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Makes order lines as a web shop's export has them: invoices whose lines lie apart, several spellings of a description,
 * quoted commas, pound signs, cancellations of whole and of part orders and of orders that never were, customers that are
 * missing or have become numbers, negative and zero quantities, zero and negative prices, prices with three decimals,
 * postage, bank charges and write-offs. What is held in memory does not grow with the number of rows.
 */
public final class OrderLineGenerator {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String[] COLOURS = {"RED", "BLUE", "WHITE", "PINK", "IVORY", "GREEN", "RETROSPOT", "VINTAGE"};
    private static final String[] THINGS = {
        "MUG",
        "LANTERN",
        "T-LIGHT HOLDER",
        "LUNCH BAG",
        "CAKE TIN",
        "DOORMAT",
        "ALARM CLOCK",
        "BUNTING",
        "JAM JAR",
        "HOT WATER BOTTLE",
        "PICNIC BASKET",
        "TEA TOWEL"
    };
    private static final String[] COUNTRIES = {
        "United Kingdom",
        "United Kingdom",
        "United Kingdom",
        "United Kingdom",
        "France",
        "Germany",
        "EIRE",
        "Spain",
        "Channel Islands",
        "Unspecified",
        "USA"
    };
    private static final int PRODUCTS = 3_000;
    private static final int CUSTOMERS = 4_000;
    private static final int OPEN_AT_ONCE = 3;
    private static final int REMEMBERED = 2_000;

    private final Random random;
    private final Deque<String[]> sold = new ArrayDeque<>();
    private LocalDateTime clock = LocalDateTime.of(2010, 12, 1, 8, 26);
    private int lastInvoice = 536_364;

    /** An invoice some of whose lines are still to come. */
    private static final class Invoice {
        private final String number;
        private final String customer;
        private final String country;
        private final LocalDateTime at;
        private int linesLeft;

        private Invoice(String number, String customer, String country, LocalDateTime at, int linesLeft) {
            this.number = number;
            this.customer = customer;
            this.country = country;
            this.at = at;
            this.linesLeft = linesLeft;
        }
    }

    public OrderLineGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** Writes the header and so many rows. */
    public void write(long rows, Writer out) throws IOException {
        out.write(HEADER);
        out.write("\n");
        List<Invoice> open = new ArrayList<>();
        for (long written = 0; written < rows; written++) {
            if (open.isEmpty() || open.size() < OPEN_AT_ONCE && chance(15)) {
                open.add(invoice());
            }
            // Mostly the same invoice goes on, but now and then another one's line comes between.
            Invoice invoice = open.get(chance(85) ? 0 : random.nextInt(open.size()));
            out.write(invoice.number.startsWith("C") ? cancelled(invoice) : ordered(invoice));
            out.write("\n");
            if (--invoice.linesLeft == 0) {
                open.remove(invoice);
            }
        }
    }

    private Invoice invoice() {
        clock = clock.plusMinutes(random.nextInt(12));
        lastInvoice++;
        int customer = (int) Math.floor(Math.pow(random.nextDouble(), 2) * CUSTOMERS);
        String country = COUNTRIES[customer % COUNTRIES.length];
        if (chance(10) && !sold.isEmpty()) {
            return new Invoice("C" + lastInvoice, anySold()[3], country, clock, 1 + random.nextInt(3));
        }
        if (per(1_000, 4)) {
            return new Invoice("A" + lastInvoice, "", country, clock, 1);
        }
        String id = chance(20) ? "" : (12_346 + customer) + (chance(95) ? ".0" : "");
        return new Invoice(Integer.toString(lastInvoice), id, country, clock, 1 + random.nextInt(38));
    }

    private String ordered(Invoice invoice) {
        if (invoice.number.startsWith("A")) {
            return row(invoice, "B", "Adjust bad debt", "1", chance(50) ? "-11062.06" : "11062.06");
        }
        if (per(1_000, 15)) {
            return odd(invoice);
        }
        int product = (int) Math.floor(Math.pow(random.nextDouble(), 2) * PRODUCTS);
        String sku = Integer.toString(20_000 + product) + (product % 7 == 0 ? "A" : "");
        int quantity = chance(3) ? 100 + random.nextInt(2_000) : 1 + random.nextInt(24);
        String price = (1 + product * 7 % 12) + "." + (product % 2 == 0 ? "95" : "5");
        sold.addLast(new String[] {sku, Integer.toString(quantity), price, invoice.customer});
        if (sold.size() > REMEMBERED) {
            sold.removeFirst();
        }
        return row(invoice, sku, description(product), Integer.toString(quantity), price);
    }

    private String odd(Invoice invoice) {
        return switch (random.nextInt(11)) {
            case 0 -> row(invoice, "POST", "POSTAGE", "1", "18.00");
            case 1 -> row(invoice, "BANK CHARGES", "Bank Charges", "1", "15.00");
            case 2 -> row(invoice, "22139", "", "56", "0.0");
            case 3 -> row(invoice, "85175", "damaged", "-" + (1 + random.nextInt(90)), "0.0");
            case 4 -> row(invoice, "84997", "CUTLERY SET", "0", "4.15");
            case 5 -> row(invoice, "PADS", "PADS TO MATCH ALL CUSHIONS", "1", "0.001");
            case 6 -> row(invoice, "M", "Manual", "2", "1.255");
            case 7 -> row(invoice, "C2", "CARRIAGE", "1", "50");
            case 8 -> row(invoice, "gift_0001_20", "\"Dotcomgiftshop Gift Voucher \u00a320.00\"", "1", "16.67");
            case 9 -> row(invoice, "D", "Discount", "-1", "27.50");
            default -> row(invoice, "22423 ", " REGENCY  CAKESTAND 3 TIER ", "3", "12.750");
        };
    }

    /** Most cancel something the customer bought, some more than that, a few something that nobody bought. */
    private String cancelled(Invoice invoice) {
        List<String[]> bought =
                sold.stream().filter(line -> line[3].equals(invoice.customer)).toList();
        if (bought.isEmpty() || chance(8)) {
            return row(invoice, "M", "Manual", "-1", "9.99");
        }
        String[] line = bought.get(random.nextInt(bought.size()));
        int pieces = Integer.parseInt(line[1]);
        int back = chance(10) ? pieces * 3 : 1 + random.nextInt(pieces);
        return row(invoice, line[0], "", "-" + back, line[2]);
    }

    private String[] anySold() {
        return sold.stream().skip(random.nextInt(sold.size())).findFirst().orElseThrow();
    }

    private String description(int product) {
        String name = COLOURS[product % COLOURS.length] + " " + THINGS[product / COLOURS.length % THINGS.length] + " "
                + product;
        if (product % 11 == 0) {
            name = "SET OF 6, " + name;
        }
        if (product % 13 == 0) {
            name = name + " 10\"\" WIDE";
        }
        if (chance(4)) {
            name = name.toLowerCase(java.util.Locale.ROOT);
        } else if (chance(3)) {
            name = " " + name + " ";
        } else if (chance(2)) {
            name = "";
        }
        if (product % 17 == 0 && !name.isEmpty()) {
            name = name + " \u00a31 OFF";
        }
        return name.contains(",") || name.contains("\"") ? "\"" + name + "\"" : name;
    }

    private static String row(Invoice invoice, String sku, String description, String quantity, String price) {
        return String.join(
                ",",
                invoice.number,
                sku,
                description,
                quantity,
                DATE.format(invoice.at),
                price,
                invoice.customer,
                invoice.country);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private boolean per(int of, int so) {
        return random.nextInt(of) < so;
    }
}
