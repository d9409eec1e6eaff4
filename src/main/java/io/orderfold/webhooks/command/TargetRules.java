package io.orderfold.webhooks.command;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may be sent. Whoever may set up a webhook makes this server send requests, and must not reach by it what
 * only this server can reach: addresses of its own network, of the machine itself and of what its cloud keeps there.
 */
@Component
public class TargetRules {

    private static final int LONGEST = 2_000;
    private static final int FIRST_UNPRIVILEGED = 1_024;
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|0x[0-9a-f.x]+", Pattern.CASE_INSENSITIVE);

    /** Reserved, and never anybody's: whatever the settings say. */
    private static final List<Block> NEVER = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4),
            Block.of("100::", 64),
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            Block.of("3fff::", 20),
            Block.of("5f00::", 16),
            Block.of("fe80::", 10),
            Block.of("fec0::", 10),
            // Where clouds keep what a machine is told of itself.
            Block.of("fd00:ec2::", 32),
            Block.of("fd20:ce::", 32),
            Block.of("100.100.100.200", 32),
            Block.of("ff00::", 8));

    /** Somebody's own network. */
    private static final List<Block> PRIVATE = List.of(
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("172.16.0.0", 12),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("::1", 128),
            Block.of("64:ff9b:1::", 48),
            Block.of("fc00::", 7));

    private static final Set<String> SCHEMES = Set.of("https", "http");

    private final boolean privateAllowed;
    private final boolean httpAllowed;

    TargetRules(
            @Value("${orderfold.webhooks.allow-private-addresses:false}") boolean privateAllowed,
            @Value("${orderfold.webhooks.allow-http:false}") boolean httpAllowed) {
        this.privateAllowed = privateAllowed;
        this.httpAllowed = httpAllowed;
    }

    /** Rules of the kind that a shop has which says nothing of them, or lifts them. */
    public static TargetRules of(boolean privateAllowed, boolean httpAllowed) {
        return new TargetRules(privateAllowed, httpAllowed);
    }

    /**
     * The address as it is kept.
     *
     * @throws io.orderfold.kernel.Rejection {@code malformed-webhook-url}, {@code webhook-https-required},
     *     {@code webhook-address-refused}; what a name stands for is seen only when it is looked up, each time anew
     */
    public URI checked(String text) {
        URI url = parsed(text.strip());
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("http") && !httpAllowed) {
            throw WebhookRejection.httpsRequired();
        }
        if (!isAllowed(url)) {
            throw WebhookRejection.malformedUrl(
                    "A webhook listens at port 443, or 80 for http, or one from " + FIRST_UNPRIVILEGED + " on.");
        }
        InetAddress literal = literal(url.getHost());
        if (literal != null && !isAllowed(literal)) {
            throw WebhookRejection.addressRefused();
        }
        return url;
    }

    /** Whether settings, which may have changed since it was set up, let anything be sent by its scheme and port. */
    public boolean isAllowed(URI url) {
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort();
        return (secure || httpAllowed)
                && (port == -1 || port == (secure ? 443 : 80) || port >= FIRST_UNPRIVILEGED && port <= 65_535);
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw WebhookRejection.malformedUrl("A webhook's address has at most " + LONGEST + " characters.");
        }
        URI url;
        try {
            url = new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw WebhookRejection.malformedUrl("A webhook's address looks like https://example.org/orders.");
        }
        if (url.getScheme() == null
                || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                || url.getHost() == null
                || url.getHost().isEmpty()
                || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw WebhookRejection.malformedUrl("A webhook's address looks like https://example.org/orders.");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw WebhookRejection.malformedUrl(
                    "A webhook's address has neither a user's name nor a fragment; its sender signs what it sends.");
        }
        return url;
    }

    /** What a host that is no name stands for, in whatever way it is written; null for a name. */
    private static @Nullable InetAddress literal(String host) {
        if (!host.startsWith("[") && !NUMERIC.matcher(host).matches()) {
            String name = host.toLowerCase(Locale.ROOT);
            return name.equals("localhost") || name.endsWith(".localhost") ? InetAddress.getLoopbackAddress() : null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw WebhookRejection.malformedUrl("\"" + host + "\" is no address.");
        }
    }

    /** Whether anything may be sent to the address. */
    public boolean isAllowed(InetAddress address) {
        InetAddress meant = meant(address);
        if (meant == null || NEVER.stream().anyMatch(block -> block.contains(meant))) {
            return false;
        }
        return privateAllowed || PRIVATE.stream().noneMatch(block -> block.contains(meant));
    }

    /**
     * The IPv4 address that an IPv6 address leads to, if it has one in it: mapped, compatible, translated (NAT64) or
     * tunnelled (6to4). Itself, if it has none; null for what leads nowhere.
     */
    private static @Nullable InetAddress meant(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (isZero(bytes, 0, 10) && bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff || isZero(bytes, 0, 12)) {
            byte[] last = Arrays.copyOfRange(bytes, 12, 16);
            if (isZero(bytes, 0, 12) && isZero(last, 0, 3)) {
                // :: is nobody's, ::1 is this machine.
                return last[3] == 1 ? address : null;
            }
            return v4(last);
        }
        if (Block.of("64:ff9b::", 96).contains(address)) {
            return v4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (Block.of("2002::", 16).contains(address)) {
            return v4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return address;
    }

    private static InetAddress v4(byte[] bytes) {
        try {
            return Inet4Address.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Addresses that begin alike. */
    private record Block(byte[] start, int bits) {

        static Block of(String start, int bits) {
            try {
                return new Block(InetAddress.getByName(start).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(start + " is an address", e);
            }
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((bytes[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
