// What the robots of a cell do on a part: tasks of spots or of time, spaces that they share, and dressing their tips.
#pragma once

#include <cstdint>
#include <optional>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// Programmed, and so of constant length.
struct TaskSpec {
    std::optional<Name> name{};
    ByProduct<std::uint32_t> spots{};
    std::optional<Duration> each{};
    ByProduct<Duration> time{};
    std::optional<Name> zone{};
    Place at{};

    static constexpr About about{"task",
                                 "One thing after the other that a robot does on a part: so many spots, or a time."};

    template <class Visitor>
    static void fields(TaskSpec& s, Visitor& v) {
        v(Field{"name", "what is done", "roof"}, s.name);
        v(Field{"spots", "weld spots, or other steps alike", "{M7: 24, M5: 20}", Need::optional, {0, 100000}}, s.spots);
        v(Field{"each", "time for one of them, the way to it included", "2.8 s"}, s.each);
        v(Field{"time", "how long it takes, instead of `spots`", "12 s"}, s.time);
        v(Field{"zone",
                "a space that only one robot may be in; who comes first has it first, at the same time the one that is "
                "first in "
                "the file",
                "left door"},
          s.zone);
    }
};

struct DressingSpec {
    std::uint32_t after = 1;
    Duration length{};
    Place at{};

    static constexpr About about{"dressing",
                                 "A robot dresses its tips after so many spots, before its cell begins the next part."};

    template <class Visitor>
    static void fields(DressingSpec& s, Visitor& v) {
        v(Field{"after",
                "spots that it makes at most between two dressings; all parts count as the product with the most spots",
                "400",
                Need::required,
                {1, 1e9}},
          s.after);
        v(Field{"for", "how long it takes", "25 s", Need::required}, s.length);
    }
};

}  // namespace takt::spec
