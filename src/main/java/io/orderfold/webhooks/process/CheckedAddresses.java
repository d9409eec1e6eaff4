package io.orderfold.webhooks.process;

import io.orderfold.webhooks.command.TargetRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once for each connection and lets nobody connect to what nothing is sent to. The connection is made to
 * the very addresses that were looked at: a name that stands for another address a moment later gains nothing by it.
 */
final class CheckedAddresses implements DnsResolver {

    /** Each costs the time it takes to find out that nobody is there. */
    private static final int MOST = 2;

    /** How names are looked up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** A name stands for an address that nothing is sent to. */
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1;

        Refused(String host) {
            super(host);
        }
    }

    private final TargetRules rules;
    private final Names names;

    CheckedAddresses(TargetRules rules, Names names) {
        this.rules = rules;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.find(host);
        if (!Arrays.stream(found).allMatch(rules::isAllowed)) {
            throw new Refused(host);
        }
        return Arrays.copyOf(found, Math.min(found.length, MOST));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
