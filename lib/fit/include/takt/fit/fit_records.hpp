// From records to the laws of a line: of each station its cycle time, and of each of its failures the times to failure and to repair.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/fit/fit_laws.hpp"
#include "takt/fit/history.hpp"
#include "takt/fit/records.hpp"
#include "takt/fit/sample.hpp"

namespace takt::fit {

/// One kind of times, and the law that they have. Nothing is fitted where there is no whole time.
struct FittedTimes {
    Sample sample{{}};
    std::optional<Fitted> fitted{};
};

struct FittedFailure {
    std::string name;
    FittedTimes every;
    FittedTimes repair;
};

struct FittedStation {
    std::string name;
    std::uint32_t machines = 1;
    FittedTimes cycle;
    std::vector<FittedFailure> failures;
};

struct RecordsOptions {
    FailureClock clock = FailureClock::operating;
    std::uint64_t seed = 1;  ///< of the tests
    FitOptions fit{};
};

/// The stations in the order in which they first come. The same records, options and seed give the same answer.
std::vector<FittedStation> fit_records(const Records& records, const RecordsOptions& options = {});

}  // namespace takt::fit
