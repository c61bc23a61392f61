package cn.hengping.bench.signoff;

import java.io.IOException;
import java.sql.SQLException;

/** Somebody who can sign many things along the same chain. */
interface Contender extends AutoCloseable {
    String name();

    /** Puts so many things before the first desk. Not measured. */
    void prepare(int things) throws IOException, InterruptedException, SQLException;

    /** Signs all that was prepared last at one desk. */
    Load.Result sign(Desk desk) throws IOException, InterruptedException, SQLException;

    /** Memory held by the process that answers, in megabytes (resident set). */
    long megabytes() throws IOException;

    @Override
    void close() throws IOException, SQLException;
}
