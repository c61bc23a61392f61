package cn.hengping.budget.upload;

import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;

/** The name that an uploaded table goes under: shown to people, and never used as a path. */
public interface FileName {
    int MOST_CHARACTERS = 200;
    Pattern TRICKS = Pattern.compile("[\\p{Cntrl}/\\\\]");

    /** Refuses what is no name: nothing, too long, with the parts of a path, or with characters that nobody sees. */
    static void require(String name) {
        if (name.isBlank()
                || name.length() > MOST_CHARACTERS
                || TRICKS.matcher(name).find()) {
            throw new NotAcceptable(List.of(Fault.at("/fileName", "FileNameRefused", name))).asError();
        }
    }
}
