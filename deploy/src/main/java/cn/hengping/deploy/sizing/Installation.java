package cn.hengping.deploy.sizing;

/**
 * What a place needs. The smallest number of cores that are half idle in the busiest minute; never fewer than two replicas of a
 * service, so that one may be away.
 */
record Installation(Place place, Figures figures, int cores, Deadline.Rush rush) {
    private static final double AT_MOST = 0.5;
    private static final int LEAST_PARTITIONS = 8;
    private static final double GIGA = 1e9;

    static Installation of(Place place, Figures figures, long seed) {
        for (var cores = 2; ; cores += cores < 8 ? 1 : 4) {
            var rush = new Deadline(place, figures, cores, seed).pass();
            if (rush.load() <= AT_MOST) {
                return new Installation(place, figures, cores, rush);
            }
        }
    }

    /** Cores of our services and of PostgreSQL together: that is what was measured. */
    int serviceCores() {
        return (int) Math.ceil(cores * figures.of("serviceShare"));
    }

    int databaseCores() {
        return Math.max(2, cores - serviceCores());
    }

    /** Of each service; a replica is given a core. */
    int replicas() {
        return Math.max(2, (int) Math.ceil(serviceCores() / 4.0));
    }

    double eventsPerSecond() {
        return rush.perSecond(Act.SIGN) * figures.of("eventsPerStep");
    }

    /** Twice what is needed, in eights: they cannot be changed without mixing up the order of what is under way. */
    int partitions() {
        var needed = 2 * eventsPerSecond() / figures.of("eventsPerPartition");
        return Math.max(LEAST_PARTITIONS, (int) Math.ceil(needed / 8) * 8);
    }

    private double rows(String figure) {
        return place.projects() * figures.of(figure) * (1 + figures.of("indexShare"));
    }

    double budgetGigabytes() {
        return rows("budgetBytes") / GIGA;
    }

    double evaluationGigabytes() {
        return rows("evaluationBytes") / GIGA;
    }

    double reportGigabytes() {
        return rows("reportBytes") / GIGA;
    }

    double documentGigabytes() {
        return place.projects() * figures.of("printedShare") * figures.of("documentBytes") / GIGA;
    }

    double evidenceGigabytes() {
        return place.projects() * figures.of("uploads") * figures.of("evidenceBytes") / GIGA;
    }

    /** Three copies, kept for a year. */
    double kafkaGigabytes() {
        return 3 * place.projects() * figures.of("eventsPerProject") * figures.of("eventBytes") / GIGA;
    }

    double databaseGigabytes() {
        return budgetGigabytes()
                + evaluationGigabytes()
                + reportGigabytes()
                + documentGigabytes()
                + evidenceGigabytes();
    }
}
