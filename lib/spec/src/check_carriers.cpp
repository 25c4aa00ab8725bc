#include "check_carriers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class CarrierCheck {
  public:
    explicit CarrierCheck(Checking& checking)
        : checking_(checking), loaders_(checking.plant.carriers.size()), unloaders_(checking.plant.carriers.size()) {}

    void run() {
        for (std::size_t i = 0; i < checking_.graph.size(); ++i) {
            const auto* station = std::get_if<StationSpec>(&checking_.graph.element(i));
            if (station == nullptr) continue;
            note(i, station->loads, loaders_);
            note(i, station->unloads, unloaders_);
        }
        for (std::size_t carrier = 0; carrier < loaders_.size(); ++carrier)
            check_both_ends(carrier);
        // Wrong references have left gaps in the flow, which would show here again.
        if (!checking_.meant.empty() || checking_.some_reference_leads_nowhere) return;
        Ways ways(checking_.graph);
        for (std::size_t first = 0; first < loaders_.size(); first += 64)
            check_ways(ways, first);
    }

  private:
    using Stations = std::vector<std::vector<std::size_t>>;

    const StationSpec& station(std::size_t i) const { return std::get<StationSpec>(checking_.graph.element(i)); }

    void note(std::size_t element, const std::optional<Ref>& carrier, Stations& stations) {
        if (!carrier) return;
        checking_.resolve(*carrier, Thing::carrier, subject_of(checking_.graph.element(element)));
        if (checking_.known.has(Thing::carrier, carrier->name))
            stations[checking_.known.position(Thing::carrier, carrier->name)].push_back(element);
    }

    void check_both_ends(std::size_t carrier) {
        if (loaders_[carrier].empty() == unloaders_[carrier].empty()) return;
        const auto& named = checking_.plant.carriers[carrier];
        const bool loaded = unloaders_[carrier].empty();
        checking_.findings.error(named.name.at, subject_of(named, "carrier"),
                                 std::string("expected a station that ") + (loaded ? "unloads " : "loads ") +
                                     in_quotes(named.name.text) + ", found only ones that " +
                                     (loaded ? "load it" : "unload it"));
    }

    /// Carriers first to first + 63.
    void check_ways(Ways& ways, std::size_t first) {
        const std::size_t last = std::min(first + 64, loaders_.size());
        mark(ways, first, last, loaders_);
        ways.downstream();
        for (std::size_t carrier = first; carrier < last; ++carrier)
            for (const std::size_t element : unloaders_[carrier])
                if (!loaders_[carrier].empty() && (ways.at(element) & bit(carrier, first)) == 0)
                    complain(element, *station(element).unloads, "behind a station that loads it", "no way from one");
        mark(ways, first, last, unloaders_);
        ways.upstream();
        for (std::size_t carrier = first; carrier < last; ++carrier)
            for (const std::size_t element : loaders_[carrier])
                if (!unloaders_[carrier].empty() && (ways.at(element) & bit(carrier, first)) == 0)
                    complain(element, *station(element).loads, "before a station that unloads it", "no way to one");
    }

    static std::uint64_t bit(std::size_t carrier, std::size_t first) { return std::uint64_t{1} << (carrier - first); }

    static void mark(Ways& ways, std::size_t first, std::size_t last, const Stations& stations) {
        ways.clear();
        for (std::size_t carrier = first; carrier < last; ++carrier)
            for (const std::size_t element : stations[carrier])
                ways.mark(element, bit(carrier, first));
    }

    void complain(std::size_t element, const Ref& carrier, const std::string& where, const std::string& found) {
        checking_.findings.error(carrier.at, subject_of(checking_.graph.element(element)),
                                 "expected " + in_quotes(carrier.name) + " " + where + ", found " + found);
    }

    Checking& checking_;
    Stations loaders_;
    Stations unloaders_;
};

}  // namespace

void check_carriers(Checking& checking) {
    CarrierCheck(checking).run();
}

}  // namespace takt::spec
