#include "check_use.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check_materials.hpp"
#include "needs_of.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/working_hours.hpp"
#include "words_of_changes.hpp"

namespace takt::spec {
namespace {

/// The names that anything refers to, by kind.
class UsedNames {
  public:
    explicit UsedNames(const Checking& checking) {
        use(Thing::calendar, checking.plant.run.calendar);
        for (const auto* resources : {&checking.plant.crews, &checking.plant.operators, &checking.plant.robots})
            for (const auto& resource : *resources)
                use(Thing::calendar, resource.value.calendar);
        for (const auto& fleet : checking.plant.transporters)
            use(Thing::calendar, fleet.value.calendar);
        for (const auto& run : checking.plant.milk_runs)
            use(Thing::calendar, run.value.calendar);
        for_each_element<SourceSpec>(
            checking, [&](const SourceSpec& source, const Subject&) { use(Thing::calendar, source.calendar); });
        for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject&) { use(station); });
        for_each_element<BufferSpec>(
            checking, [&](const BufferSpec& buffer, const Subject&) { use(Thing::transporter, buffer.carried_by); });
    }

    bool has(Thing thing, std::string_view name) const {
        return names_[static_cast<std::size_t>(thing)].count(name) > 0;
    }

  private:
    void use(Thing thing, const Ref& ref) { names_[static_cast<std::size_t>(thing)].insert(ref.name); }
    void use(Thing thing, const std::optional<Ref>& ref) {
        if (ref) use(thing, *ref);
    }

    void use(const StationSpec& station) {
        use(Thing::calendar, station.calendar);
        use(Thing::carrier, station.loads);
        use(Thing::carrier, station.unloads);
        use(Thing::ramp_up, station.ramp_up);
        for (const auto& [material, count] : station.materials)
            use(Thing::material, material);
        for_each_need(station, [&](Thing thing, const Ref& ref) { use(thing, ref); });
    }

    std::array<std::set<std::string_view>, thing_count> names_;
};

/// Says which things neither the plant uses, nor a scenario or a decision that changes it.
class UnusedNames {
  public:
    explicit UnusedNames(Checking& checking) : checking_(checking), used_(checking) {}

    template <class T>
    void warn(Thing thing, const std::vector<Named<T>>& all) {
        for (const Named<T>& each : all)
            if (!used_.has(thing, each.name.text) && !words_of_changes().has(each.name.text))
                checking_.findings.warning(each.name.at, subject_of(each, word(thing)),
                                           "nothing uses " + in_quotes(each.name.text));
    }

  private:
    /// Most plants use all that they have, and need not ask.
    const WordsOfChanges& words_of_changes() {
        if (!words_of_changes_) words_of_changes_.emplace(checking_.plant);
        return *words_of_changes_;
    }

    Checking& checking_;
    UsedNames used_;
    std::optional<WordsOfChanges> words_of_changes_;
};

void warn_of_unused(Checking& checking) {
    const LineSpec& plant = checking.plant;
    UnusedNames unused(checking);
    unused.warn(Thing::calendar, plant.calendars);
    unused.warn(Thing::crew, plant.crews);
    unused.warn(Thing::operators, plant.operators);
    unused.warn(Thing::robot, plant.robots);
    unused.warn(Thing::carrier, plant.carriers);
    unused.warn(Thing::ramp_up, plant.ramp_ups);
    unused.warn(Thing::material, plant.materials);
    unused.warn(Thing::transporter, plant.transporters);
}

void warn_of_zero_shares(Checking& checking) {
    for (const auto& product : checking.plant.products)
        if (product.value.share && product.value.share->value == 0)
            checking.findings.warning(product.name.at, subject_of(product, "product"),
                                      in_quotes(product.name.text) + " has a share of 0 %");
}

void warn_of_failures(Checking& checking, const std::vector<FailureSpec>& failures, const Subject& subject) {
    for (const FailureSpec& failure : failures) {
        const std::optional<Distribution> every = every_of(failure);
        if (every && failure.clock != Clock::cycles && every->mean() > 0 && failure.repair.mean() > every->mean())
            checking.findings.warning(failure.at, subject,
                                      "the repair takes longer (" + as_text(failure.repair.mean()) +
                                          " s on average) than the time between failures (" + as_text(every->mean()) +
                                          " s)");
    }
}

void warn_of_stations(Checking& checking) {
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        warn_of_failures(checking, station.failures, subject);
        for (const RobotSpec& robot : station.robots)
            warn_of_failures(checking, robot.failures, subject);
        const bool can_spoil = station.moving && station.moving->longest;
        if (station.rework && !station.yield.given() && !can_spoil)
            checking.findings.warning(station.rework->at, subject, "`rework` has no effect without `yield`");
        if (station.reworked_yield.given() && !(station.rework && station.yield.given()))
            checking.findings.warning(subject, "`reworked_yield` has no effect without `yield` and `rework`");
        if (station.rework_limit && !station.rework)
            checking.findings.warning(subject, "`rework_limit` has no effect without `rework`");
    });
}

/// How many buffers a station takes the parts of its main flow from; what comes from machines directly is one more.
std::size_t buffers_before(const FlowGraph& graph, std::size_t station) {
    std::size_t buffers = 0;
    bool has_others = false;
    for (const FlowEdge& edge : graph.predecessors(station)) {
        if (edge.why == Why::join) continue;
        const bool is_buffer = graph.kind(edge.element) == FlowKind::buffer;
        buffers += is_buffer ? 1 : 0;
        has_others = has_others || !is_buffer;
    }
    return buffers + (has_others ? 1 : 0);
}

/// Lanes or random access let a station choose within one buffer.
bool takes_from_store(const FlowGraph& graph, std::size_t station) {
    for (const FlowEdge& edge : graph.predecessors(station)) {
        const auto* buffer = std::get_if<BufferSpec>(&graph.element(edge.element));
        if (edge.why != Why::join && buffer != nullptr && (buffer->lanes || buffer->access == Access::any)) return true;
    }
    return false;
}

std::string_view rule_of(const StationSpec& station) {
    if (station.takes != Dispatch::oldest) return "takes";
    return station.longest_run ? "longest_run" : "longest_wait";
}

/// A choice where there is none, and dates where nothing has one.
void warn_of_dispatch(Checking& checking) {
    bool has_due_dates = false;
    for_each_element<SourceSpec>(checking, [&](const SourceSpec& source, const Subject&) {
        for (const auto* releases : {&source.timetable, &source.orders})
            for (const ReleaseSpec& release : *releases) has_due_dates = has_due_dates || release.due;
    });
    const FlowGraph& graph = checking.graph;
    for (std::size_t i = 0; i < graph.size(); ++i) {
        const auto* station = std::get_if<StationSpec>(&graph.element(i));
        if (station == nullptr || (station->takes == Dispatch::oldest && !station->longest_run && !station->longest_wait)) continue;
        const Subject subject = subject_of(graph.element(i));
        if (buffers_before(graph, i) < 2 && !takes_from_store(graph, i))
            checking.findings.warning(subject, "`" + std::string(rule_of(*station)) + "` has no effect without several buffers to take from");
        else if (station->takes == Dispatch::oldest && !station->longest_run)
            checking.findings.warning(subject, "`longest_wait` has no effect where the part that has waited longest comes first anyway");
        else if (station->takes == Dispatch::earliest_due && !has_due_dates)
            checking.findings.warning(subject, "`takes: earliest-due` has no effect without orders that are due");
        else if (station->takes == Dispatch::level && checking.plant.products.size() < 2)
            checking.findings.warning(subject, "`takes: level` has no effect without several products");
    }
}

/// A run shorter than any shift of its calendar measures a part of a day and calls it the plant.
void warn_of_short_run(Checking& checking) {
    const RunSpec& run = checking.plant.run;
    if (!run.calendar || !checking.known.has(Thing::calendar, run.calendar->name)) return;
    const auto& calendar = checking.plant.calendars[checking.known.position(Thing::calendar, run.calendar->name)].value;
    const auto outlasts_run = [&](const ShiftSpec& shift) { return length_of(shift) > run.horizon; };
    if (calendar.shifts.empty() || !std::all_of(calendar.shifts.begin(), calendar.shifts.end(), outlasts_run)) return;
    checking.findings.warning({"run", nullptr, run.at.line > 0 ? &run.at : &checking.plant.at},
                              "`horizon` is shorter than a shift");
}

}  // namespace

void check_use(Checking& checking, Unused unused) {
    if (unused == Unused::told) warn_of_unused(checking);
    warn_of_zero_shares(checking);
    warn_of_stations(checking);
    warn_of_shortages(checking);
    warn_of_dispatch(checking);
    warn_of_short_run(checking);
}

}  // namespace takt::spec
