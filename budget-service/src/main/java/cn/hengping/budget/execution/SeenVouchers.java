package cn.hengping.budget.execution;

import java.util.Arrays;

/**
 * The vouchers that a file named so far, sixteen bytes each however long they are. They are kept by a fingerprint of 64 bits: among
 * a million vouchers two that are different look alike once in thirty million files.
 */
final class SeenVouchers {
    private static final int FIRST_SLOTS = 1 << 12;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private long[] slots = new long[FIRST_SLOTS];
    private int count;

    /** Whether this voucher was not named before. */
    boolean add(String voucher) {
        if (count * 2 > slots.length) {
            grow();
        }
        var isNew = put(slots, fingerprint(voucher));
        count += isNew ? 1 : 0;
        return isNew;
    }

    private static boolean put(long[] slots, long fingerprint) {
        var slot = (int) (fingerprint >>> 32) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == fingerprint) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = fingerprint;
        return true;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(fingerprint -> fingerprint != 0).forEach(fingerprint -> put(larger, fingerprint));
        slots = larger;
    }

    /** Never 0, which marks a free slot. */
    private static long fingerprint(String voucher) {
        var mixed = voucher.length() * ODD;
        for (var i = 0; i < voucher.length(); i++) {
            mixed = (mixed ^ voucher.charAt(i)) * ODD;
            mixed ^= mixed >>> 29;
        }
        mixed *= 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 32;
        return mixed == 0 ? 1 : mixed;
    }
}
