package cn.hengping.deploy.sizing;

/** What people do to an evaluation before it is approved: how often, and how much of a core each time takes, both by name of a figure. */
enum Act {
    SIGN("steps", "stepCoreMs"),
    SAVE("saves", "saveCoreMs"),
    READ("reads", "readCoreMs"),
    LIST("lists", "listCoreMs"),
    UPLOAD("uploads", "uploadCoreMs"),
    PRINT("prints", "printCoreMs");

    private final String often;
    private final String cost;

    Act(String often, String cost) {
        this.often = often;
        this.cost = cost;
    }

    double times(Figures figures) {
        return figures.of(often);
    }

    double coreSeconds(Figures figures) {
        return figures.of(cost) / 1000;
    }
}
