package io.orderfold.webhooks.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.Rejection;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {

    private final TargetRules strict = TargetRules.of(false, false);
    private final TargetRules lax = TargetRules.of(true, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "1.1.1.1",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "::ffff:93.184.215.14",
                "64:ff9b::5db8:d70e"
            })
    void letsThroughWhatIsPublic(String address) throws Exception {
        assertThat(strict.isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "::1",
                "fc00::1",
                "fdff::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1"
            })
    void refusesWhatIsPrivateUnlessAllowed(String address) throws Exception {
        InetAddress found = InetAddress.getByName(address);
        assertThat(strict.isAllowed(found)).isFalse();
        assertThat(lax.isAllowed(found)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "fd00:ec2::254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::ffff:169.254.169.254"
            })
    void refusesWhatIsNeverAnybodys(String address) throws Exception {
        InetAddress found = InetAddress.getByName(address);
        assertThat(strict.isAllowed(found)).isFalse();
        assertThat(lax.isAllowed(found)).isFalse();
    }

    /** Java makes an IPv4 address of a mapped one by itself; bytes that are not made by it must not pass either. */
    @ParameterizedTest
    @CsvSource({"127,0,0,1", "10,0,0,1", "169,254,169,254"})
    void seesThroughMappedAddresses(int a, int b, int c, int d) throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, (byte) a, (byte) b, (byte) c, (byte) d
        };
        Inet6Address address = Inet6Address.getByAddress(null, mapped, -1);
        assertThat(strict.isAllowed(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/orders?shop=1",
                "https://example.org:443/",
                "https://example.org:8443/hook",
                "https://93.184.215.14/",
                "https://[2606:4700:4700::1111]/"
            })
    void takesAddressesOfReceivers(String url) {
        assertThat(strict.checked(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/, webhook-https-required",
        "https://127.0.0.1/, webhook-address-refused",
        "https://127.1/, malformed-webhook-url",
        "https://2130706433/, webhook-address-refused",
        "https://[::1]/, webhook-address-refused",
        "https://[::ffff:10.0.0.1]/, webhook-address-refused",
        "https://localhost/, webhook-address-refused",
        "https://shop.localhost/, webhook-address-refused",
        "https://169.254.169.254/latest/meta-data, webhook-address-refused",
        "https://0x7f.0.0.1/, malformed-webhook-url",
        "https://example.org:22/, malformed-webhook-url",
        "https://example.org:25/, malformed-webhook-url",
        "https://user:word@example.org/, malformed-webhook-url",
        "https://example.org/#top, malformed-webhook-url",
        "ftp://example.org/, malformed-webhook-url",
        "file:///etc/passwd, malformed-webhook-url",
        "example.org, malformed-webhook-url",
        "'https://exa mple.org/', malformed-webhook-url",
        "https:///, malformed-webhook-url"
    })
    void refusesWhatIsNoneOrLeadsHome(String url, String code) {
        assertThatThrownBy(() -> strict.checked(url))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9999/", "http://localhost:8080/", "https://10.0.0.1/"})
    void takesPrivateOnesWhereTheyAreAllowed(String url) {
        assertThat(lax.checked(url)).hasToString(url);
    }
}
