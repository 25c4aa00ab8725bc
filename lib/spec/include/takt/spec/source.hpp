// Where parts come from.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/launch_order.hpp"
#include "takt/spec/route.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// What becomes of an arrival that finds no room.
enum class Overflow : std::uint8_t { wait, lose };

constexpr std::array<Word<Overflow>, 2> words(Overflow) {
    return {{{Overflow::wait, "wait", "it waits outside, in order, and is counted as backlog"},
             {Overflow::lose, "lose", "it is lost, and counted"}}};
}

/// Parts that are released at a time of the run, or in order where no time is given.
struct ReleaseSpec {
    std::optional<Duration> time{};  ///< since the start of the run
    Ref product{};                   ///< empty: the source draws the product
    std::uint32_t count = 1;
    std::optional<Duration> due{};  ///< since the start of the run
    Place at{};

    static constexpr About about{"release", "Parts that come at a certain time of the run."};

    template <class Visitor>
    static void fields(ReleaseSpec& s, Visitor& v) {
        v(Field{"at", "time since the start of the run", "2 h"}, s.time);
        v(Field{"product", "which product; drawn by the shares if left out", "M7"}, s.product);
        v(Field{"count", "how many", "30", Need::optional, {1, 1e7}}, s.count);
        v(Field{"due", "when they are wanted, as time since the start of the run", "8 h"}, s.due);
    }
};

struct SourceSpec {
    Name name{};
    std::optional<Distribution> every{};  ///< inter-arrival time; without it and without releases: saturated
    std::vector<ReleaseSpec> timetable{};
    std::vector<ReleaseSpec> orders{};  ///< read from the CSV file of the key `orders`
    std::optional<Duration> repeats{};  ///< period after which the timetable begins anew
    std::vector<Ref> sequence{};        ///< products in this order, over and over
    std::vector<std::pair<Ref, Share>> products{};
    Mix mix = Mix::random;
    std::vector<SpacingSpec> spacing{};
    std::optional<Ref> follows{};
    std::optional<std::uint32_t> limit{};
    Overflow overflow = Overflow::wait;
    std::optional<Ref> calendar{};
    std::optional<RouteSpec> to{};
    Place at{};

    static constexpr About about{"source", "Where parts come from: always ready, at intervals, by timetable, or from a "
                                           "list of orders."};

    template <class Visitor>
    static void fields(SourceSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "panels", Need::required}, s.name);
        v(Field{"every", "time between arrivals; left out, parts are always ready", "exponential(mean 2 min)"}, s.every);
        v(Field{"timetable", "parts that come at certain times", "[{at: 0 h, product: M7, count: 30}]"}, s.timetable);
        v.orders(Field{"orders", "a CSV file with the columns product, and at, count and due if wanted", "orders.csv"},
                 s.orders);
        v(Field{"repeats", "the timetable begins anew after this time", "24 h"}, s.repeats);
        v(Field{"sequence", "products in this order, over and over", "[M7, M7, M5]"}, s.sequence);
        v(Field{"products", "shares of the products that come from here", "{M7: 70 %, M5: 30 %}"}, s.products);
        v(Field{"mix", "in which order the products come, where no sequence or list says so", "level"}, s.mix);
        v(Field{"spacing", "at most so many of a product in so many in a row, with `mix: level`",
                "[{product: M7, most: 2, in: 3}]"},
          s.spacing);
        v(Field{"follows",
                "a source or a station: for each vehicle that it launches or begins to work on, a part with the same number "
                "and product is launched here, for a marriage with `match: number`",
                "bodies"},
          s.follows);
        v(Field{"limit", "no more parts than this", "1000", Need::optional, {1, 4e9}}, s.limit);
        v(Field{"overflow", "what becomes of an arrival that finds no room", "lose"}, s.overflow);
        v(Field{"calendar", "arrivals come, and parts are ready, only while this calendar is on", "two-shift"},
          s.calendar);
        v(Field{"to", "where the parts go", "next"}, s.to);
    }
};

}  // namespace takt::spec
