// Where finished units leave.
#pragma once

#include <array>
#include <cstdint>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// What a sink counts beside units and lead times.
enum class SinkMeasures : std::uint8_t { nothing_more, sequence };

constexpr std::array<Word<SinkMeasures>, 2> words(SinkMeasures) {
    return {{{SinkMeasures::nothing_more, "nothing-more", "units and lead times only"},
             {SinkMeasures::sequence, "sequence", "also how well the units keep the order in which they were launched"}}};
}

struct SinkSpec {
    Name name{};
    SinkMeasures measures = SinkMeasures::nothing_more;
    Place at{};

    static constexpr About about{"sink", "Where finished units leave; they are counted, and their lead time taken."};

    template <class Visitor>
    static void fields(SinkSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "shipped", Need::required}, s.name);
        v(Field{"measures", "what it counts beside units and lead times", "sequence"}, s.measures);
    }
};

}  // namespace takt::spec
