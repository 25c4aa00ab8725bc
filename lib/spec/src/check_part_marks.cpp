#include "check_part_marks.hpp"

#include <cstddef>
#include <string>
#include <variant>

#include "check_zones.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/part_marks.hpp"

namespace takt::spec {

void check_part_marks(Checking& checking) {
    const LineSpec& plant = checking.plant;
    if (plant.zones.size() > most_zones || !checking.meant.empty() || checking.some_reference_leads_nowhere) return;
    if (!PartMarks(plant, checking.graph).are_too_many()) return;
    const std::string message =
        "expected zones, and stations with a `reworked_yield`, of which a part is in or comes from at most " +
        std::to_string(PartMarks::most_sets) + " different sets along the line, found more";
    if (!plant.zones.empty())
        return checking.findings.error(plant.zones.front().name.at, subject_of(plant.zones.front(), "zone"), message);
    for (std::size_t i = 0; i < checking.graph.size(); ++i) {
        const auto* station = std::get_if<StationSpec>(&checking.graph.element(i));
        if (station != nullptr && judges_again(*station))
            return checking.findings.error(subject_of(checking.graph.element(i)), message);
    }
}

}  // namespace takt::spec
