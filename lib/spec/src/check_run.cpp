#include "check_run.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

/// Warm-up and horizon together then stay below 2^53 microseconds (285 years), the largest time that a double, and so
/// JSON, holds to the microsecond.
constexpr Duration longest_run = std::chrono::hours{100 * 365 * 24};

}  // namespace

void check_year(Checking& checking, Date date, const std::string& key, const Subject& subject) {
    using namespace std::chrono;
    const year_month_day day{date};
    if (day.year() < year{1900} || day.year() > year{2200})
        checking.findings.error(subject, "`" + key + "`: expected a year from 1900 to 2200, found " +
                                             std::to_string(static_cast<int>(day.year())));
}

namespace {

void check_machines(Checking& checking) {
    constexpr std::uint64_t most = 200'000;
    std::uint64_t machines = 0;
    std::uint64_t robots = 0;
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        const bool was_too_many = machines > most || robots > most;
        machines += station.machines;
        for (const RobotSpec& robot : station.robots)
            robots += std::uint64_t{robot.count} * station.machines;
        if (was_too_many) return;
        if (machines > most) checking.findings.error(subject, "expected at most 200000 machines in all, found more");
        if (robots > most)
            checking.findings.error(subject, "expected at most 200000 robots in stations in all, found more");
    });
}

}  // namespace

void check_run(Checking& checking) {
    const RunSpec& run = checking.plant.run;
    const Subject subject{"run", nullptr, run.at.line > 0 ? &run.at : &checking.plant.at};
    if (run.horizon <= Duration::zero())
        checking.findings.error(subject, "`horizon`: expected a time longer than 0, found " + as_text(run.horizon));
    if (run.horizon > longest_run)
        checking.findings.error(subject, "`horizon`: expected at most 100 years, found " + as_text(run.horizon));
    if (run.warm_up > longest_run)
        checking.findings.error(subject, "`warm_up`: expected at most 100 years, found " + as_text(run.warm_up));
    check_year(checking, run.start, "start", subject);
    check_machines(checking);
    const auto& target = checking.plant.target;
    if (target && (!(target->per_second > 0) || !std::isfinite(target->per_second)))
        checking.findings.error(
            checking.plant.at, {"target", nullptr, nullptr},
            "`target`: expected a rate above 0, found " + as_text(target->per_second * 3600) + " /h");
}

}  // namespace takt::spec
