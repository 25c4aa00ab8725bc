// Where parts go: the elements that they move through, the ways between them, and the zones on those.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takt/line/index.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

/// The kinds of elements that parts move through.
enum class ElementKind : std::uint8_t { source, station, buffer, sink };

struct ElementRef {
    ElementKind kind = ElementKind::sink;
    Index index = none;

    friend bool operator==(const ElementRef&, const ElementRef&) = default;
};

/// Where scrapped parts go: a sink that is not in the table of sinks.
inline constexpr ElementRef to_scrap{ElementKind::sink, none};
constexpr bool is_scrap(ElementRef to) { return to == to_scrap; }

/// One way out: into a buffer, to a sink, or to scrap.
struct ExitPlan {
    ElementRef to;
    double share_up_to = 1;  ///< cumulated shares, for Choice::share
    Index product = none;    ///< for Choice::product
};

inline constexpr Index scrap_exit = 0;

inline Rows one_exit(Index exit) {
    return {exit, exit + 1};
}

struct RoutePlan {
    spec::Choice choice = spec::Choice::fixed;
    Rows exits;
};

/// What a part with one set of marks has behind a door, and which zones it enters or leaves there.
struct PassagePlan {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    std::vector<Index> enters;
    std::vector<Index> leaves;
};

/// A row for each set of marks that parts come with, ascending; empty: nothing changes at this door.
using DoorPlan = std::vector<PassagePlan>;

/// A limit of work in process. Parts that find no room wait in front of its entries.
struct ZonePlan {
    std::string name;
    std::uint32_t most = 1;
    std::vector<ElementRef> entries;  ///< stations and sources
    std::vector<Index> holders;       ///< stations that let parts out of it
};

}  // namespace takt
