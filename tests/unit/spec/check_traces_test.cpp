#include "takt/spec/check_traces.hpp"

#include <doctest/doctest.h>

#include "plants.hpp"
#include "takt/spec/digest.hpp"

using namespace plants;

namespace {

Distribution trace() {
    return std::get<Distribution>(Distribution::trace({10, 20}, 10));
}

}  // namespace

TEST_CASE("traces may be followed in work, arrivals and stops") {
    SourceSpec first = source("in");
    first.every = trace();
    StationSpec one = station("a");
    one.cycle = trace();
    FailureSpec failure;
    failure.every = failure.repair = trace();
    one.failures.push_back(failure);
    CHECK(errors(plant({first, one, sink("out")})) == Messages{});
}

TEST_CASE("two traces would have to take turns, and machines would have the same times") {
    StationSpec one = station("a");
    OperationSpec step;
    step.time = trace();
    one.cycle = {};
    one.operations = {step, step};
    one.machines = 2;
    CHECK(
        errors(plant({source("in"), one, sink("out")})) ==
        Messages{
            "station 'a': expected one trace for the work of a machine, found 2: their values would have to come in "
            "turns",
            "station 'a': expected `machines: 1` at a station with a trace, found 2: each would have the same times"});
}

TEST_CASE("nobody counts how often a setup was made") {
    StationSpec one = station("a");
    SetupSpec change;
    change.time = trace();
    one.setup.push_back(change);
    CHECK(errors(plant({source("in"), one, sink("out")})) ==
          Messages{"station 'a': `time`: expected a law that is drawn by chance, found a trace, whose values nobody "
                   "counts here"});
}

TEST_CASE("traces with other values, in another order too, are other plants") {
    const auto with = [](std::vector<double> values) {
        StationSpec one = station("a");
        one.cycle = std::get<Distribution>(Distribution::trace(std::move(values), 10));
        return digest(plant({source("in"), one, sink("out")}));
    };
    CHECK(with({10, 20, 30}) == with({10, 20, 30}));
    CHECK(with({10, 20, 30}) != with({10, 30, 20}));
}
