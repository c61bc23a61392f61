package cn.hengping.evaluation.people;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import cn.hengping.platform.Post;
import cn.hengping.platform.UnitPath;

/**
 * Those active people who may have to do with one unit's evaluations, as far as they are known.
 *
 * <p>A unit of which no fact about staff has arrived yet is not known: then nobody is refused for being a stranger.
 */
public record People(List<Person> persons) {
    public static final People UNKNOWN = new People(List.of());

    public People {
        persons = List.copyOf(persons);
    }

    /** Whether anything is known about the staff of this unit. */
    public boolean know(UnitPath unit) {
        return persons.stream().anyMatch(person -> person.unitPath().equals(unit));
    }

    public Optional<Person> person(String account) {
        return persons.stream()
                .filter(person -> person.account().equals(account))
                .findFirst();
    }

    /** The accounts that hold a post of this kind, in their order. */
    public List<String> holding(Predicate<Post> kind) {
        return persons.stream()
                .filter(person -> person.posts().stream().anyMatch(kind))
                .map(Person::account)
                .sorted()
                .toList();
    }
}
