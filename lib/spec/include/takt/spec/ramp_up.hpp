// A plant that is new: cycles, failures and yields that get better over the months.
#pragma once

#include <optional>
#include <vector>

#include "takt/spec/calendar.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// What holds from a date on, against what is written at the station.
struct RampStepSpec {
    Date from{};
    Percentage cycle{};
    Percentage failures{};
    Percentage yield{};
    Place at{};

    static constexpr About about{"ramp-step",
                                 "How far a plant has come from a date on, until the date of the next step."};

    template <class Visitor>
    static void fields(RampStepSpec& s, Visitor& v) {
        v(Field{"from", "the date from which it holds; the first step holds before its date too", "2026-04-01",
                Need::required},
          s.from);
        v(Field{"cycle", "how long work takes, of what the station says; 100 % if left out", "120 %"}, s.cycle);
        v(Field{"failures", "how often failures come, of what the station says; 100 % if left out", "200 %"},
          s.failures);
        v(Field{"yield", "the yield, of what the station says; 100 % if left out", "97 %"}, s.yield);
    }
};

/// The n-th cycle of a machine takes max(1, first n^(log2 rate)) times as long: with each doubling of n, `rate` of it.
/// \source Wright, Factors affecting the cost of airplanes, Journal of the Aeronautical Sciences 3, 1936
struct LearningSpec {
    Percentage first{};
    Percentage rate{};
    Place at{};

    static constexpr About about{
        "learning",
        "A learning curve: each time that a machine has made twice as many cycles, a cycle takes `rate` of the "
        "time, until it is down to what the station says."};

    template <class Visitor>
    static void fields(LearningSpec& s, Visitor& v) {
        v(Field{"first", "how long the first cycle of a machine takes, of what the station says", "250 %",
                Need::required},
          s.first);
        v(Field{"rate", "what is left of the time when the number of cycles has doubled", "85 %", Need::required},
          s.rate);
    }
};

struct RampUpSpec {
    std::vector<RampStepSpec> steps{};
    std::optional<LearningSpec> learning{};
    Place at{};

    static constexpr About about{"ramp-up",
                                 "How stations get better after the start: by dates, by the number of cycles "
                                 "made, or both."};

    template <class Visitor>
    static void fields(RampUpSpec& s, Visitor& v) {
        v(Field{"steps", "what holds from which date on, in the order of the dates",
                "[{from: 2026-01-05, cycle: 150 %, failures: 300 %, yield: 92 %}, {from: 2026-07-01}]"},
          s.steps);
        v(Field{"learning", "how cycles get shorter with their number, in place of `cycle` in the steps",
                "{first: 250 %, rate: 85 %}"},
          s.learning);
    }
};

}  // namespace takt::spec
