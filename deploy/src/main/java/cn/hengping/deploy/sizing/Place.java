package cn.hengping.deploy.sizing;

import java.util.List;

/** Whom an installation serves. */
record Place(String name, int units, int projects) {
    static final List<Place> ALL = List.of(
            new Place("一个区县", 500, 10_000),
            new Place("一个市（十五个区县）", 7_500, 90_000),
            new Place("一个省（一百七十个区县）", 85_000, 1_000_000));
}
