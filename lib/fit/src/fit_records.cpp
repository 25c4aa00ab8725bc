#include "takt/fit/fit_records.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/fit/fit_laws.hpp"
#include "takt/fit/history.hpp"
#include "takt/fit/records.hpp"
#include "takt/fit/sample.hpp"
#include "takt/random/stream.hpp"

namespace takt::fit {
namespace {

std::vector<double> in_seconds(const std::vector<Duration>& times) {
    std::vector<double> seconds;
    for (const Duration time : times)
        seconds.push_back(to_seconds(time));
    return seconds;
}

/// Nothing where nothing was seen.
std::optional<Run> run_of(const Times& times) {
    Run run{in_seconds(times.whole), {}};
    if (times.cut_off > Duration::zero()) run.cut_off = to_seconds(*times.cut_off);
    if (run.whole.empty() && !run.cut_off) return std::nullopt;
    return run;
}

/// A first time whose beginning nobody saw is left out: it would be longer than others, since long ones are more often met half-way
/// through. What comes after the first failure does not depend on it.
std::vector<Run> without_first(std::vector<Run> runs) {
    std::erase_if(runs, [](const Run& run) { return run.whole.empty(); });
    for (Run& run : runs)
        run.whole.erase(run.whole.begin());
    std::erase_if(runs, [](const Run& run) { return run.whole.empty() && !run.cut_off; });
    return runs;
}

class RecordsFit {
  public:
    RecordsFit(const Records& records, const RecordsOptions& options)
        : records_(records), options_(options), histories_(records) {}

    FittedStation station(std::uint32_t index) const {
        const auto& machines = histories_.of(index);
        FittedStation fitted{records_.stations[index], static_cast<std::uint32_t>(machines.size()), {}, {}};
        std::set<std::uint32_t> reasons;
        for (const auto& [number, history] : machines)
            reasons.merge(history.failures());
        std::vector<Run> cycles = runs_of(machines, [](const History& history) { return history.cycles(); });
        for (const auto& [number, history] : machines)
            for (const Duration time : history.scrapped())
                if (time > Duration::zero()) cycles.push_back({{}, to_seconds(time)});
        fitted.cycle = fit(std::move(cycles), fitted.name, "cycle", options_.fit);
        for (const std::uint32_t reason : reasons) {
            const std::string& name = records_.reasons[reason];
            std::vector<Run> repairs =
                runs_of(machines, [&](const History& history) { return history.repairs(reason); });
            fitted.failures.push_back({name, times_to(reason, machines, fitted.name),
                                       fit(std::move(repairs), fitted.name, "repair " + name, options_.fit)});
        }
        return fitted;
    }

  private:
    using Machines = std::map<std::uint32_t, History>;

    template <class TimesOf>
    static std::vector<Run> runs_of(const Machines& machines, TimesOf times_of) {
        std::vector<Run> runs;
        for (const auto& [number, history] : machines)
            if (auto run = run_of(times_of(history))) runs.push_back(std::move(*run));
        return runs;
    }

    /// Where there are too few to tell laws apart they are taken as exponential, for which a time that was met half-way through is
    /// as good as a whole one, and so is that of a machine that never failed.
    FittedTimes times_to(std::uint32_t reason, const Machines& machines, const std::string& station) const {
        std::vector<Run> runs =
            runs_of(machines, [&](const History& history) { return history.times_to(reason, options_.clock); });
        FitOptions options = options_.fit;
        options.is_time_to_failure = true;
        std::vector<Run> whole = without_first(runs);
        const bool enough = Sample(whole).size() >= options.least_to_tell;
        return fit(enough ? std::move(whole) : std::move(runs), station, "every " + records_.reasons[reason], options);
    }

    FittedTimes fit(std::vector<Run> runs, const std::string& station, const std::string& purpose,
                    const FitOptions& options) const {
        const double grid = records_.grid > Duration{1} ? to_seconds(records_.grid) : 0;
        FittedTimes times{Sample(std::move(runs), grid), {}};
        if (times.sample.size() == 0) return times;
        const Stream stream(StreamKey{options_.seed, 0, hash_of(station), hash_of(purpose)});
        times.fitted = fit_laws(times.sample, stream, options);
        return times;
    }

    const Records& records_;
    const RecordsOptions& options_;
    Histories histories_;
};

}  // namespace

std::vector<FittedStation> fit_records(const Records& records, const RecordsOptions& options) {
    const RecordsFit fit(records, options);
    std::vector<FittedStation> stations;
    for (std::uint32_t i = 0; i < records.stations.size(); ++i)
        stations.push_back(fit.station(i));
    return stations;
}

}  // namespace takt::fit
