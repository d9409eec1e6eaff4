package io.orderfold.kernel.encryption;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Makes text of personal data that tells whose it is and nothing more: {@code 1:<customer>:<base64>}. The customer and the
 * kind of data are part of what is authenticated, so that a text can't be moved to where another one stood.
 */
@Component
public class PersonalDataCipher {

    private static final String FORM = "1";

    private final PersonalDataKeys keys;

    PersonalDataCipher(PersonalDataKeys keys) {
        this.keys = keys;
    }

    /** @return empty where the customer was erased: nothing of them is written any more */
    Optional<String> seal(String kind, String subject, byte[] plain) {
        return keys.toWrite(subject).map(key -> text(subject, key.encrypt(about(kind, subject), plain)));
    }

    /**
     * @return empty where the customer was erased since
     * @throws IllegalStateException where the text was changed, or there is no key for it
     */
    Optional<byte[]> open(String kind, String sealed) {
        String subject = subject(sealed);
        byte[] encrypted = bytes(sealed);
        return keys.toRead(subject).map(key -> decrypted(key, kind, subject, encrypted));
    }

    /**
     * Seals a text that is about several customers so that it can't be read any more once one of them is erased. Who has
     * been erased before is passed over.
     *
     * @return empty where nobody is left: it tells nothing of anybody
     */
    public Optional<String> sealForAll(String kind, Collection<String> subjects, String plain) {
        List<String> known = new ArrayList<>();
        byte[] sealed = plain.getBytes(StandardCharsets.UTF_8);
        for (String subject : new TreeSet<>(subjects)) {
            Optional<SubjectKey> key = keys.toWrite(subject);
            if (key.isPresent()) {
                sealed = key.get().encrypt(about(kind, subject), sealed);
                known.add(subject);
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(text(String.join(",", known), sealed));
    }

    /** What {@link #sealForAll} was given; empty where one of the customers was erased since. */
    public Optional<String> openForAll(String kind, String sealed) {
        byte[] text = bytes(sealed);
        String[] subjects = subject(sealed).split(",", -1);
        for (int i = subjects.length - 1; i >= 0; i--) {
            Optional<SubjectKey> key = keys.toRead(subjects[i]);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            text = decrypted(key.get(), kind, subjects[i], text);
        }
        return Optional.of(new String(text, StandardCharsets.UTF_8));
    }

    private static byte[] decrypted(SubjectKey key, String kind, String subject, byte[] encrypted) {
        try {
            return key.decrypt(about(kind, subject), encrypted);
        } catch (Aes.NotOurs e) {
            throw new IllegalStateException("The " + kind + " of customer " + subject + " is not what was written", e);
        }
    }

    private static String about(String kind, String subject) {
        return FORM + ":" + subject + ":" + kind;
    }

    private static String text(String subjects, byte[] encrypted) {
        return FORM + ":" + subjects + ":"
                + Base64.getEncoder().withoutPadding().encodeToString(encrypted);
    }

    private static String subject(String sealed) {
        if (!sealed.startsWith(FORM + ":") || sealed.indexOf(':', 2) < 0) {
            throw new IllegalStateException("Personal data in a form that this version doesn't know");
        }
        return sealed.substring(2, sealed.indexOf(':', 2));
    }

    private static byte[] bytes(String sealed) {
        return Base64.getDecoder().decode(sealed.substring(sealed.indexOf(':', 2) + 1));
    }
}
