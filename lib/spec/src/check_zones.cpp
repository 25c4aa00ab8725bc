#include "check_zones.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "check_carriers.hpp"
#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class ZoneCheck {
  public:
    explicit ZoneCheck(Checking& checking) : checking_(checking), zones_(checking.plant.zones) {}

    void run() {
        if (zones_.size() > most_zones)
            return checking_.findings.error(
                zones_[most_zones].name.at, subject_of(zones_[most_zones], "zone"),
                "expected at most " + std::to_string(most_zones) + " zones, found " + std::to_string(zones_.size()));
        bool sound = true;
        for (const auto& zone : zones_)
            sound &= check_ends(zone);
        // Wrong references have left gaps in the flow, which would show here again.
        if (!sound || !checking_.meant.empty() || checking_.some_reference_leads_nowhere) return;
        Ways ways(checking_.graph, Joins::followed);  // what is assembled to another part leaves the zone, too
        for (std::size_t first = 0; first < zones_.size(); first += 64)
            check_ways(ways, first);
    }

  private:
    using Zone = Named<ZoneSpec>;

    bool check_ends(const Zone& zone) {
        const bool enters = check_refs(zone, "from", zone.value.from, {Thing::station, Thing::source});
        const bool leaves = check_refs(zone, "to", zone.value.to, {Thing::station, Thing::buffer, Thing::sink});
        if (!zone.value.from.empty()) return enters && leaves;
        checking_.findings.error(zone.value.at, subject_of(zone, "zone"),
                                 "`from`: expected a station or a source where parts enter, found none");
        return false;
    }

    bool check_refs(const Zone& zone, const std::string& key, const std::vector<Ref>& refs,
                    KnownNames::Things expected) {
        const Subject subject = subject_of(zone, "zone");
        Once once;
        bool sound = true;
        for (const Ref& ref : refs) {
            if (!is_one_of(ref, expected)) {
                checking_.say_unknown(ref, expected, subject);
                sound = false;
            } else if (once.seen(ref.name, ref.at) != nullptr) {
                checking_.findings.error(
                    ref.at, subject,
                    "`" + key + "`: expected each element once, found " + in_quotes(ref.name) + " a second time");
            }
        }
        return sound;
    }

    bool is_one_of(const Ref& ref, KnownNames::Things things) const {
        for (const Thing thing : things)
            if (checking_.known.has(thing, ref.name)) return true;
        return false;
    }

    /// Zones first to first + 63.
    void check_ways(Ways& ways, std::size_t first) {
        const std::size_t last = std::min(first + 64, zones_.size());
        mark(ways, first, last, &ZoneSpec::from);
        ways.downstream();
        complain_where_no_way(ways, first, last, &ZoneSpec::to,
                              "behind an element where it begins, found no way from one");
        mark(ways, first, last, &ZoneSpec::to);
        ways.upstream();
        complain_where_no_way(ways, first, last, &ZoneSpec::from,
                              "before an element where it ends, found no way to one");
    }

    using End = std::vector<Ref> ZoneSpec::*;

    static std::uint64_t bit(std::size_t zone, std::size_t first) { return std::uint64_t{1} << (zone - first); }

    std::size_t element(const Ref& ref) const { return *checking_.graph.find(ref.name); }

    void mark(Ways& ways, std::size_t first, std::size_t last, End end) const {
        ways.clear();
        for (std::size_t zone = first; zone < last; ++zone)
            for (const Ref& ref : zones_[zone].value.*end)
                ways.mark(element(ref), bit(zone, first));
    }

    void complain_where_no_way(const Ways& ways, std::size_t first, std::size_t last, End end,
                               const std::string& what) {
        for (std::size_t zone = first; zone < last; ++zone) {
            if (zones_[zone].value.to.empty()) continue;
            for (const Ref& ref : zones_[zone].value.*end)
                if ((ways.at(element(ref)) & bit(zone, first)) == 0)
                    checking_.findings.error(ref.at, subject_of(zones_[zone], "zone"),
                                             "expected " + in_quotes(ref.name) + " " + what);
        }
    }

    Checking& checking_;
    const std::vector<Zone>& zones_;
};

}  // namespace

void check_zones(Checking& checking) {
    ZoneCheck(checking).run();
}

}  // namespace takt::spec
