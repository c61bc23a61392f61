package cn.hengping.evaluation.spotcheck;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random selection (随机抽取), version {@code hengping-draw-1}. Whole numbers only, so that anybody can repeat it.
 *
 * <ol>
 *   <li>Before: a seed of 32 random bytes is kept secret, and the SHA-256 of it is published.
 *   <li>The population: one line {@code code SPACE weight LF} per project, in the order of the codes' bytes; its SHA-256 in
 *       lower-case hex is {@code P}. A weight is a whole number from 1.
 *   <li>Whoever draws, who is not the one who published, gives a word {@code W}. The seed is published.
 *   <li>For the k-th to be drawn, k from 0: let S be the sum of the weights that are left. For n from 0: let h be
 *       HMAC-SHA256(seed, {@code hengping-draw-1|W|P|k|n} in UTF-8) as a whole number. If h is not below the greatest multiple
 *       of S up to 2^256, take the next n. Else r = h mod S, and the project is the first whose weight, added to those of the
 *       projects before it that are left, exceeds r. It is taken out.
 * </ol>
 */
public final class Draw {
    private static final BigInteger RANGE = BigInteger.TWO.pow(256);

    private Draw() {}

    /** A project that may be drawn, and how many lots it has. */
    public record Lot(String code, int weight) {
        public Lot {
            if (weight < 1) {
                throw new IllegalArgumentException("a weight of " + weight);
            }
        }
    }

    /** What is published beforehand. */
    public static String commitment(byte[] seed) {
        return hex(seed);
    }

    /** The population as the text that is hashed. */
    public static String text(List<Lot> lots) {
        var text = new StringBuilder();
        sorted(lots)
                .forEach(lot ->
                        text.append(lot.code()).append(' ').append(lot.weight()).append('\n'));
        return text.toString();
    }

    public static String hash(List<Lot> lots) {
        return hex(text(lots).getBytes(StandardCharsets.UTF_8));
    }

    /** The codes that are drawn, in the order in which they are drawn. */
    public static List<String> draw(byte[] seed, String word, List<Lot> lots, int count) {
        var left = new ArrayList<>(sorted(lots));
        var message = "hengping-draw-1|" + word + "|" + hash(lots) + "|";
        var drawn = new ArrayList<String>();
        while (drawn.size() < count && !left.isEmpty()) {
            var at = place(left, number(seed, message + drawn.size() + "|", sum(left)));
            drawn.add(left.remove(at).code());
        }
        return drawn;
    }

    private static List<Lot> sorted(List<Lot> lots) {
        return lots.stream()
                .sorted(Comparator.comparing(
                        lot -> lot.code().getBytes(StandardCharsets.UTF_8), java.util.Arrays::compareUnsigned))
                .toList();
    }

    private static long sum(List<Lot> left) {
        return left.stream().mapToLong(Lot::weight).sum();
    }

    private static int place(List<Lot> left, long number) {
        var reached = 0L;
        for (var i = 0; i < left.size(); i++) {
            reached += left.get(i).weight();
            if (reached > number) {
                return i;
            }
        }
        throw new IllegalStateException("beyond the last lot");
    }

    private static long number(byte[] seed, String message, long sum) {
        var whole = BigInteger.valueOf(sum);
        var limit = RANGE.subtract(RANGE.mod(whole));
        for (var n = 0; ; n++) {
            var one = new BigInteger(1, mac(seed, message + n));
            if (one.compareTo(limit) < 0) {
                return one.mod(whole).longValueExact();
            }
        }
    }

    private static byte[] mac(byte[] seed, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
