// The electric power that a machine draws, by what it is doing.
#pragma once

#include <optional>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

struct PowerSpec {
    std::optional<Power> working{};
    std::optional<Power> setup{};
    std::optional<Power> waiting{};
    std::optional<Power> down{};
    std::optional<Power> off{};
    Place at{};

    static constexpr About about{"power",
                                 "Electric power of one machine with the robots inside it, by what it is doing."};

    template <class Visitor>
    static void fields(PowerSpec& s, Visitor& v) {
        v(Field{"working", "while work progresses on a part", "80 kW", Need::required}, s.working);
        v(Field{"setup", "while it changes between products; as `waiting` if left out", "30 kW"}, s.setup);
        v(Field{"waiting",
                "while it is starved or blocked, waits for a robot, an operator, a carrier or material, or stands for "
                "an andon; "
                "none if "
                "left out",
                "15 kW"},
          s.waiting);
        v(Field{"down", "while it is failed or under maintenance; as `waiting` if left out", "5 kW"}, s.down);
        v(Field{"off", "in breaks and outside shifts; none if left out", "500 W"}, s.off);
    }
};

}  // namespace takt::spec
