#include "check_run.hpp"

#include <algorithm>
#include <bit>
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

bool check_year(Checking& checking, Date date, const std::string& key, const Subject& subject) {
    using namespace std::chrono;
    constexpr Date first = year{1900} / 1 / 1, last = year{2200} / 12 / 31;
    if (first <= date && date <= last) return true;
    const year_month_day said{std::clamp(date, Date{year{0} / 1 / 1}, Date{year{9999} / 12 / 31})};
    checking.findings.error(subject, "`" + key + "`: expected a year from 1900 to 2200, found " +
                                         std::to_string(static_cast<int>(said.year())));
    return false;
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

/// Timers that a line needs at most: one for each machine, two for each of its stops and those of its robots, and one for each of what
/// else something is waited for at.
std::uint64_t most_timers(Checking& checking) {
    const LineSpec& plant = checking.plant;
    std::uint64_t timers = plant.calendars.size() + plant.materials.size() + plant.carriers.size() + 1;
    for (const auto& [name, fleet] : plant.transporters) timers += fleet.count;
    for (const auto& [name, run] : plant.milk_runs) timers += 1 + run.trains;
    for_each_element<SourceSpec>(checking, [&](const SourceSpec&, const Subject&) { ++timers; });
    for_each_element<BufferSpec>(checking, [&](const BufferSpec&, const Subject&) { ++timers; });
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject&) {
        std::uint64_t stops = station.failures.size() + station.maintenance.size();
        for (const RobotSpec& robot : station.robots) stops += robot.count * (robot.failures.size() + (robot.dressing ? 1 : 0));
        timers += station.machines * (1 + 2 * stops);
    });
    return timers;
}

/// In tenths of 365 days, down where it is what is expected, up where it is what was found.
enum class Rounded : std::uint8_t { down, up };
std::string in_years(Duration duration, Rounded rounded) {
    const double tenths = to_hours(duration) / (36.5 * 24);
    return as_text((rounded == Rounded::down ? std::floor(tenths) : std::ceil(tenths)) / 10) + " years";
}

/// An instant and the number of a timer share 63 bits (winner_tree.hpp).
void check_timers(Checking& checking, const Subject& subject) {
    const std::uint64_t timers = most_timers(checking);
    constexpr std::uint64_t most = std::uint64_t{1} << 24;
    if (timers > most) {
        checking.findings.error(subject, "expected at most 8 million failures and maintenances of machines and robots in all, found more");
        return;
    }
    const Duration latest{static_cast<std::int64_t>((std::uint64_t{1} << 63) / std::bit_ceil(timers)) - 2};
    const RunSpec& run = checking.plant.run;
    if (run.horizon > longest_run || run.warm_up > longest_run || run.warm_up + run.horizon <= latest) return;
    checking.findings.error(subject, "`horizon`: with so many machines, robots and stops expected at most " + in_years(latest, Rounded::down) +
                                         " together with `warm_up`, found " + in_years(run.warm_up + run.horizon, Rounded::up));
}

}  // namespace

void check_run(Checking& checking) {
    const RunSpec& run = checking.plant.run;
    const Subject subject{"run", nullptr, run.at.line > 0 ? &run.at : &checking.plant.at};
    if (run.horizon <= Duration::zero())
        checking.findings.error(subject, "`horizon`: expected a time longer than 0, found " + as_text(run.horizon));
    if (run.horizon > longest_run)
        checking.findings.error(subject, "`horizon`: expected at most 100 years, found " + in_years(run.horizon, Rounded::up));
    if (run.warm_up > longest_run)
        checking.findings.error(subject, "`warm_up`: expected at most 100 years, found " + in_years(run.warm_up, Rounded::up));
    check_year(checking, run.start, "start", subject);
    check_machines(checking);
    check_timers(checking, subject);
    const auto& target = checking.plant.target;
    if (target && (!(target->per_second > 0) || !std::isfinite(target->per_second)))
        checking.findings.error(
            checking.plant.at, {"target", nullptr, nullptr},
            "`target`: expected a rate above 0, found " + as_text(target->per_second * 3600) + " /h");
}

}  // namespace takt::spec
