package cn.hengping.budget.library;

import cn.hengping.platform.Refusal;

/** Every way the indicator library can say no. */
public interface LibraryRefusal {
    record NoSuchLibraryEntry(String code) implements Refusal.Unknown {}

    record LibraryCodeTaken(String code) implements Refusal.Conflict {}

    record StandsAlready(String code, Standing standing) implements Refusal.Conflict {}

    record LibraryCodeMalformed(String code) implements Refusal.Incomplete {}

    record SearchTextTooLong(int mostCharacters) implements Refusal.Malformed {}
}
