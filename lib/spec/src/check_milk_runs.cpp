#include "check_milk_runs.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class MilkRunCheck {
  public:
    explicit MilkRunCheck(Checking& checking) : checking_(checking) {}

    void run() {
        const auto& runs = checking_.plant.milk_runs;
        if (runs.size() > most_runs)
            return error(runs[most_runs], runs[most_runs].name.at,
                         "expected at most " + std::to_string(most_runs) + " of them, found " + std::to_string(runs.size()));
        for (const auto& run : runs) {
            check_times(run);
            for (const MilkRunStopSpec& stop : run.value.stops) check_stop(run, stop);
        }
    }

  private:
    using Run = Named<MilkRunSpec>;

    static constexpr std::size_t most_runs = 100;

    static Subject subject(const Run& run) { return subject_of(run, word(Thing::milk_run)); }

    void error(const Run& run, const Place& at, const std::string& message) { checking_.findings.error(at, subject(run), message); }

    /// A round that takes no time could begin again and again at one instant.
    void check_times(const Run& run) {
        const MilkRunSpec& each = run.value;
        checking_.resolve(each.calendar, Thing::calendar, subject(run));
        if (each.every && *each.every <= Duration::zero())
            error(run, each.at, "`every`: expected a time longer than 0, found " + as_text(*each.every));
        if (each.stops.empty()) error(run, each.at, "`stops`: expected at least one stop, found none");
        const bool takes_time = each.unload > Duration::zero() || each.way_back.mean() > 0 ||
                                std::any_of(each.stops.begin(), each.stops.end(), [](const MilkRunStopSpec& stop) { return stop.drive.mean() > 0; });
        if (!takes_time && !each.stops.empty()) error(run, each.at, "expected a round that takes some time, by `drive`, `unload` or `way_back`, found none");
    }

    void check_stop(const Run& run, const MilkRunStopSpec& stop) {
        checking_.resolve(stop.material, Thing::material, subject(run));
        if (!checking_.known.has(Thing::material, stop.material.name)) return;
        const auto fault = [&](const std::string& message) { error(run, stop.material.at, "`material`: expected " + message); };
        if (const Place* first = stops_.seen(stop.material.name, stop.material.at))
            return fault("a material that no other stop has, found " + in_quotes(stop.material.name) + " a second time" + in_brackets(*first));
        const MaterialSpec& material = checking_.plant.materials[checking_.known.position(Thing::material, stop.material.name)].value;
        if (material.sequenced_from) return fault("one that comes by the lot, found " + in_quotes(stop.material.name) + ", which is `sequenced_from` a station");
        if (!has_supplier(material))
            fault("one that is called off, by `reorder_point` and `lot`, found " + in_quotes(stop.material.name) + " without");
        if (material.lead_time) fault("one without a `lead_time`, since a train brings it, found one at " + in_quotes(stop.material.name));
    }

    Checking& checking_;
    Once stops_;  ///< by material, of all milk runs
};

}  // namespace

void check_milk_runs(Checking& checking) {
    MilkRunCheck(checking).run();
}

}  // namespace takt::spec
