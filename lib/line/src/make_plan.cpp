#include "takt/line/make_plan.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "plan_draining.hpp"
#include "plan_flow.hpp"
#include "plan_loops.hpp"
#include "plan_matches.hpp"
#include "plan_names.hpp"
#include "plan_ramp_ups.hpp"
#include "plan_state.hpp"
#include "plan_stations.hpp"
#include "plan_transporters.hpp"
#include "plan_travel.hpp"
#include "plan_zones.hpp"
#include "stations_left.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/line/months.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/line/unroll_calendar.hpp"
#include "takt/spec/check.hpp"
#include "takt/spec/digest.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/spec/material.hpp"
#include "takt/spec/product_shares.hpp"

namespace takt {
namespace {

class PlanMaker {
  public:
    explicit PlanMaker(const spec::LineSpec& written) : draft_(written), spec_(written), plan_(draft_.plan) {}

    Plan make() && {
        make_run();
        make_products();
        make_resources();
        make_elements();
        plan_transporters(draft_);
        FlowPlanner(draft_).run();
        MatchPlanner(draft_).run();
        note_stations_left(plan_);
        ZonePlanner(draft_).run();
        LoopPlanner(draft_).run();
        DrainPlanner(draft_).run();
        list_carrier_stations();
        make_materials();
        make_milk_runs();
        if (spec_.state) StatePlanner(draft_).run();
        return std::move(plan_);
    }

  private:
    /// What the hours of a shorter run are of those of a year; left out for a calendar that would fill the memory.
    void make_year() {
        constexpr double most_changes = 1e6;
        if (plan_.calendar == none || plan_.horizon >= one_year) return;
        const auto changes = static_cast<double>(plan_.calendars[plan_.calendar].timeline.changes().size());
        if (changes * to_seconds(one_year) > most_changes * to_seconds(plan_.warm_up + plan_.horizon)) return;
        const Timeline year = unroll(spec_.calendars[plan_.calendar].value, plan_.start, plan_.warm_up + one_year);
        plan_.scheduled_a_year = year.working_between(run_start + plan_.warm_up, run_start + plan_.warm_up + one_year);
    }

    void make_run() {
        plan_.name = spec_.name.text;
        plan_.digest = spec::digest(spec_);
        plan_.start = spec_.state ? spec_.state->moment : spec_.run.start;
        if (!spec_.state) plan_.warm_up = spec_.run.warm_up;
        plan_.horizon = spec_.run.horizon;
        plan_.replications = spec_.run.replications;
        plan_.seed = spec_.run.seed;
        if (spec_.energy_price) plan_.energy_price = spec_.energy_price->a_kwh;
        const Duration length = plan_.warm_up + plan_.horizon;
        for (const auto& calendar : spec_.calendars)
            plan_.calendars.push_back({calendar.name.text, unroll(calendar.value, plan_.start, length)});
        plan_.calendar = draft_.find(spec::Thing::calendar, spec_.run.calendar);
        if (plan_.calendar != none)
            plan_.first_shift = takt::first_shift(spec_.calendars[plan_.calendar].value, plan_.start,
                                                  {run_start + plan_.warm_up, run_start + length});
        make_year();
        if (spec_.target) plan_.target_per_second = units_per_second(*spec_.target, plan_);
        plan_.months = months_of(plan_.start, plan_.warm_up, plan_.horizon);
        for (const auto& ramp_up : spec_.ramp_ups)
            plan_.ramp_ups.push_back(plan_of(ramp_up.value, plan_.start, length));
    }

    /// A plant that names no products makes one, called "unit". Products without shares are equally frequent.
    void make_products() {
        const std::vector<double> shares = spec::product_shares(spec_);
        for (std::size_t p = 0; p < shares.size(); ++p) {
            const auto& product = spec_.products[p];
            plan_.products.push_back({product.name.text, shares[p], product.value.price.value_or(spec::Money{}),
                                      product.value.scrap_cost.value_or(spec::Money{})});
        }
        if (plan_.products.empty()) plan_.products.push_back({"unit", 1, {}, {}});
    }

    void make_resources() {
        add_resources(spec_.crews, ResourceKind::crew);
        add_resources(spec_.operators, ResourceKind::operators);
        add_resources(spec_.robots, ResourceKind::robot);
        for (const auto& carrier : spec_.carriers)
            plan_.carriers.push_back({carrier.name.text, carrier.value.count, carrier.value.places.places,
                                      carrier.value.returns_in, {}, {}});
    }

    void add_resources(const std::vector<spec::Named<spec::ResourceSpec>>& written, ResourceKind kind) {
        for (const auto& [name, resource] : written) {
            ResourcePlan plan;
            plan.name = name.text;
            plan.kind = kind;
            plan.by_priority = resource.order == spec::Order::priority;
            plan.calendar = draft_.calendar(resource.calendar);
            const auto skills = StationPlanner::skills_of(resource);
            for (const spec::MembersSpec& members : resource.members)
                plan.groups.push_back({members.count, bits_of(members.skills, skills)});
            if (plan.groups.empty()) plan.groups.push_back({resource.size, 0});
            if (resource.cost) plan.cost = resource.cost->an_hour;
            plan.serves_nearest = resource.order == spec::Order::nearest;
            if (resource.travel) plan.travel = plan_travel(draft_, *resource.travel);
            plan_.resources.push_back(std::move(plan));
        }
    }

    static std::uint64_t bits_of(const std::vector<spec::Name>& skills, const std::vector<std::string>& all) {
        std::uint64_t bits = 0;
        for (const spec::Name& skill : skills)
            bits |= std::uint64_t{1} << (std::find(all.begin(), all.end(), skill.text) - all.begin());
        return bits;
    }

    void make_elements() {
        StationPlanner stations(draft_);
        for (std::size_t i = 0; i < draft_.graph.size(); ++i) {
            const auto add = [&](auto& table, auto row) {
                draft_.index_of.push_back(static_cast<Index>(table.size()));
                table.push_back(std::move(row));
            };
            std::visit(
                [&](const auto& element) {
                    using Element = std::decay_t<decltype(element)>;
                    if constexpr (std::is_same_v<Element, spec::SourceSpec>) add(plan_.sources, source(element));
                    if constexpr (std::is_same_v<Element, spec::BufferSpec>) add(plan_.buffers, buffer(element));
                    if constexpr (std::is_same_v<Element, spec::SinkSpec>)
                        add(plan_.sinks, SinkPlan{element.name.text, element.measures == spec::SinkMeasures::sequence});
                    if constexpr (std::is_same_v<Element, spec::StationSpec>) {
                        draft_.index_of.push_back(static_cast<Index>(plan_.stations.size()));
                        stations.add(element);
                    }
                },
                draft_.graph.element(i));
        }
    }

    static BufferPlan buffer(const spec::BufferSpec& written) {
        BufferPlan buffer;
        buffer.name = written.name.text;
        buffer.area = written.area ? written.area->text : std::string();
        buffer.capacity = written.capacity.places;
        buffer.transit = written.transit;
        buffer.stop_at = written.stop_at.value_or(0);
        buffer.start_at = written.start_at.value_or(0);
        buffer.lanes = written.lanes.value_or(0);
        buffer.lane_by = written.lane_by;
        buffer.any_access = written.access == spec::Access::any;
        return buffer;
    }

    SourcePlan source(const spec::SourceSpec& written) const {
        SourcePlan source;
        source.name = written.name.text;
        source.every = written.every;
        source.repeats = written.repeats;
        source.loses = written.overflow == spec::Overflow::lose;
        source.calendar = draft_.calendar(written.calendar);
        if (written.limit) source.limit = *written.limit;
        for (const spec::Ref& product : written.sequence)
            source.sequence.push_back(draft_.find(spec::Thing::product, product));
        source.releases = releases(written);
        std::uint64_t up_to = 0;
        for (ReleasePlan& release : source.releases) {
            release.up_to = up_to += release.count;
            source.has_due_dates |= release.due.has_value();
        }
        source.shares_up_to = shares(written);
        source.is_level = written.mix == spec::Mix::level;
        for (const spec::SpacingSpec& rule : written.spacing)
            source.spacing.push_back({draft_.find(spec::Thing::product, rule.product), rule.most, rule.in});
        return source;
    }

    /// None where there are several, one of which is drawn.
    Index only_product() const { return plan_.products.size() == 1 ? 0 : none; }

    /// In order of time; if any release has a time, those without come at the start of the run.
    std::vector<ReleasePlan> releases(const spec::SourceSpec& written) const {
        std::vector<ReleasePlan> list;
        bool timed = false;
        for (const auto* from : {&written.timetable, &written.orders}) {
            for (const spec::ReleaseSpec& release : *from) {
                const Index product = release.product.empty() ? only_product() : draft_.find(spec::Thing::product, release.product);
                list.push_back({release.time, product, release.count, release.due});
                timed = timed || release.time.has_value();
            }
        }
        if (!timed) return list;
        for (ReleasePlan& release : list) release.time = release.time.value_or(Duration::zero());
        std::stable_sort(list.begin(), list.end(),
                         [](const ReleasePlan& a, const ReleasePlan& b) { return *a.time < *b.time; });
        return list;
    }

    std::vector<double> shares(const spec::SourceSpec& written) const {
        std::vector<double> shares(plan_.products.size(), 0);
        for (std::size_t i = 0; i < shares.size(); ++i) shares[i] = written.products.empty() ? plan_.products[i].share : 0;
        for (const auto& [product, share] : written.products)
            shares[draft_.find(spec::Thing::product, product)] = share.value;
        for (std::size_t i = 1; i < shares.size(); ++i) shares[i] += shares[i - 1];
        return shares;
    }

    void list_carrier_stations() {
        for (Index s = 0; s < plan_.stations.size(); ++s) {
            if (plan_.stations[s].loads != none) plan_.carriers[plan_.stations[s].loads].loaders.push_back(s);
            if (plan_.stations[s].unloads != none) plan_.carriers[plan_.stations[s].unloads].unloaders.push_back(s);
        }
    }

    void make_materials() {
        for (const auto& [name, written] : spec_.materials) {
            MaterialPlan material;
            material.name = name.text;
            material.stock = written.stock;
            material.price = written.price.value_or(spec::Money{});
            if (spec::has_supplier(written)) {
                material.reorder_point = *written.reorder_point;
                material.lot = *written.lot;
                if (written.lead_time) material.lead_time = *written.lead_time;
            }
            if (written.sequenced_from) {
                material.sequenced = true;
                material.lot = 1;
                material.lead_time = *written.lead_time;
            }
            plan_.materials.push_back(std::move(material));
        }
        for (const auto& [name, written] : spec_.materials)
            if (written.sequenced_from) call_off_at(draft_.find(spec::Thing::station, *written.sequenced_from), draft_.find(spec::Thing::material, spec::Ref(name.text)));
        std::vector<std::uint64_t> waited_for(plan_.materials.size(), 0);
        for (const StationPlan& station : plan_.stations) {
            for (const NeedPlan& need : station.materials) {
                if (station.leaves_out) continue;
                ++plan_.materials[need.material].most_waiting;
                waited_for[need.material] += *std::max_element(need.pieces.begin(), need.pieces.end());
            }
        }
        for (std::size_t m = 0; m < waited_for.size(); ++m) {
            MaterialPlan& material = plan_.materials[m];
            if (material.lot == 0 || material.sequenced) continue;
            material.most_deliveries = spec::most_deliveries(material.reorder_point, material.lot, waited_for[m]);
        }
    }

    void make_milk_runs() {
        for (const auto& [name, written] : spec_.milk_runs) {
            MilkRunPlan run;
            run.name = name.text;
            run.trains = written.trains;
            run.carries = written.carries;
            run.every = written.every.value_or(Duration::zero());
            run.unload = written.unload;
            run.way_back = written.way_back;
            run.calendar = draft_.calendar(written.calendar);
            if (written.cost) run.cost = written.cost->an_hour;
            for (const spec::MilkRunStopSpec& stop : written.stops) {
                const Index material = draft_.find(spec::Thing::material, stop.material);
                plan_.materials[material].brought_by = static_cast<Index>(plan_.milk_runs.size());
                plan_.materials[material].stop = static_cast<Index>(run.stops.size());
                run.stops.push_back({material, stop.drive});
            }
            plan_.milk_runs.push_back(std::move(run));
        }
    }

    /// A part calls off all that it will need, wherever that is.
    void call_off_at(Index station, Index material) {
        NeedPlan need{material, std::vector<std::uint32_t>(plan_.products.size(), 0)};
        for (const StationPlan& taker : plan_.stations)
            for (const NeedPlan& other : taker.materials)
                for (Index product = 0; other.material == material && product < need.pieces.size(); ++product)
                    need.pieces[product] += other.pieces_of(product);
        plan_.stations[station].calls_off.push_back(std::move(need));
    }

    PlanDraft draft_;
    const spec::LineSpec& spec_;
    Plan& plan_;
};

}  // namespace

Plan make_plan(const spec::LineSpec& written) {
    Diagnostics diagnostics;
    spec::check(written, diagnostics);
    if (diagnostics.has_errors()) throw SpecError(std::move(diagnostics));
    return PlanMaker(written).make();
}

}  // namespace takt
