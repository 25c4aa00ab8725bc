#include "check_materials.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "check_products.hpp"
#include "flow_reach.hpp"
#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

/// Just in sequence.
void check_sequence(Checking& checking, const Named<MaterialSpec>& material) {
    const MaterialSpec& each = material.value;
    const Subject subject = subject_of(material, "material");
    checking.resolve(each.sequenced_from, Thing::station, subject);
    if (each.reorder_point || each.lot)
        checking.findings.error(each.sequenced_from->at, subject,
                                "expected either `sequenced_from`, or `reorder_point` and `lot`, found both");
    if (!each.lead_time)
        checking.findings.error(each.sequenced_from->at, subject,
                                "expected a `lead_time` beside `sequenced_from`, found none");
}

/// What a milk run brings is told of with the milk run.
void check_supplier(Checking& checking, const Named<MaterialSpec>& material) {
    const MaterialSpec& each = material.value;
    if (each.sequenced_from) return check_sequence(checking, material);
    const bool has_all = each.reorder_point && each.lot && each.lead_time;
    if (has_all || (!each.reorder_point && !each.lot && !each.lead_time)) return;
    const char* missing = !each.reorder_point ? "reorder_point" : !each.lot ? "lot" : "lead_time";
    checking.findings.error(
        material.name.at, subject_of(material, "material"),
        std::string("expected the keys `reorder_point`, `lot` and `lead_time` together, or none of them "
                    "where nobody delivers, found no `") +
            missing + "`");
}

/// Materials at which a milk run stops, or may have been meant to.
std::set<std::string> brought_by_milk_runs(const Checking& checking) {
    std::set<std::string> brought;
    for (const auto& run : checking.plant.milk_runs)
        for (const MilkRunStopSpec& stop : run.value.stops) {
            const std::string& name = stop.material.name;
            brought.insert(checking.known.has(Thing::material, name) ? name : checking.known.unknown({Thing::material}, name).meant);
        }
    return brought;
}

/// Of all products, the one that takes most.
std::uint64_t most_pieces(const ByProduct<std::uint32_t>& count) {
    std::uint64_t most = count.all.value_or(0);
    for (const auto& [product, pieces] : count.each)
        most = std::max<std::uint64_t>(most, pieces);
    return most;
}

class MaterialCheck {
  public:
    explicit MaterialCheck(Checking& checking) : checking_(checking), waited_for_(checking.plant.materials.size()) {}

    void run() {
        const std::set<std::string> brought = brought_by_milk_runs(checking_);
        for (const auto& material : checking_.plant.materials)
            if (brought.count(material.name.text) == 0) check_supplier(checking_, material);
        for (std::size_t i = 0; i < checking_.graph.size(); ++i)
            if (const auto* station = std::get_if<StationSpec>(&checking_.graph.element(i))) {
                here_ = i;
                check(*station, subject_of(checking_.graph.element(i)));
            }
        for (std::size_t i = 0; i < waited_for_.size(); ++i)
            check_deliveries(checking_.plant.materials[i], waited_for_[i]);
    }

  private:
    void check(const StationSpec& station, const Subject& subject) {
        Once once;
        for (const auto& [material, count] : station.materials) {
            checking_.resolve(material, Thing::material, subject);
            if (once.seen(material.name, material.at) != nullptr)
                checking_.findings.error(
                    material.at, subject,
                    "`materials`: expected each material once, found " + in_quotes(material.name) + " a second time");
            check_by_product(checking_, count, "materials", material.at.line > 0 ? material.at : station.at, subject);
            if (checking_.known.has(Thing::material, material.name)) check_need(station, material, count, subject);
        }
        if (station.incomplete && station.blocking == Blocking::before)
            checking_.findings.error(
                station.incomplete->at, subject,
                "expected `blocking: after` beside `incomplete`, found `before`: whether a part lacks "
                "a piece is not known before the work begins");
    }

    void check_need(const StationSpec& station, const Ref& ref, const ByProduct<std::uint32_t>& count,
                    const Subject& subject) {
        const std::size_t position = checking_.known.position(Thing::material, ref.name);
        const MaterialSpec& material = checking_.plant.materials[position].value;
        if (material.sequenced_from) return check_way(*material.sequenced_from, ref, subject);
        const std::uint64_t pieces = most_pieces(count);
        const bool waits = station.when_missing == Shortage::wait;
        if (waits) waited_for_[position] += pieces;
        if (waits && has_supplier(material)) return;  // what a station waits for is called off as well
        std::uint64_t reach = material.stock;
        if (has_supplier(material)) reach = std::max(reach, std::uint64_t{*material.reorder_point} + *material.lot);
        if (pieces <= reach) return;
        checking_.findings.error(ref.at, subject,
                                 "`materials`: expected at most as many pieces as the stock of " + in_quotes(ref.name) +
                                     " can reach (" + std::to_string(reach) + "), found " + std::to_string(pieces));
    }

    /// Parts that take a piece have called it off before.
    void check_way(const Ref& from, const Ref& material, const Subject& subject) {
        const auto caller = checking_.graph.find(from.name);
        if (!caller || !checking_.meant.empty() || checking_.some_reference_leads_nowhere) return;
        FlowReach reach(checking_.graph);
        for (const FlowEdge& edge : checking_.graph.successors(*caller))
            if (edge.why != Why::join) reach.from(edge.element);
        if (*caller == here_ || !reach.reached(here_))
            checking_.findings.error(material.at, subject,
                                     "`materials`: expected " + in_quotes(material.name) +
                                         " behind the station that calls it off, " + in_quotes(from.name) +
                                         ", found no way from there");
    }

    /// Each delivery on the way has a place in a list made before the run.
    void check_deliveries(const Named<MaterialSpec>& material, std::uint64_t waited_for) {
        constexpr std::uint64_t most = 100'000;
        if (!has_supplier(material.value)) return;
        const std::uint64_t count = most_deliveries(*material.value.reorder_point, *material.value.lot, waited_for);
        if (count <= most) return;
        checking_.findings.error(
            material.name.at, subject_of(material, "material"),
            "`lot`: expected so many pieces that at most 100000 deliveries are on the way at once, found " +
                std::to_string(*material.value.lot) + ", with which there may be " + std::to_string(count));
    }

    Checking& checking_;
    std::size_t here_ = 0;                   ///< the element that is looked at
    std::vector<std::uint64_t> waited_for_;  ///< by material: when every station that may wait for it does
};

}  // namespace

void check_materials(Checking& checking) {
    MaterialCheck(checking).run();
}

void warn_of_shortages(Checking& checking) {
    bool leaves_out = false;
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        const bool here = station.when_missing == Shortage::leave_out;
        leaves_out = leaves_out || here;
        if (here && station.materials.empty())
            checking.findings.warning(subject, "`when_missing` has no effect without `materials`");
    });
    if (leaves_out) return;
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        if (station.incomplete)
            checking.findings.warning(
                station.incomplete->at, subject,
                "`incomplete` has no effect without a station that has `when_missing: leave-out`");
    });
}

}  // namespace takt::spec
