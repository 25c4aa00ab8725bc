#include "check_command.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <ostream>
#include <utility>

#include "load_plan.hpp"
#include "shared_options.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/experiment/estimate.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/text_report.hpp"
#include "takt/tuning/check_ways.hpp"
#include "takt/yaml/load_scenarios.hpp"

namespace takt {
namespace {

struct CheckOptions {
    ModelOptions model;
    WidthOption width;
};

/// So often the plant is made at most, however many decisions a file has: as many as there may be scenarios, fewer where it is large.
std::size_t most_tries_of_decisions(const spec::LineSpec& plant) {
    constexpr std::size_t most = 1000, most_elements = 400'000;
    std::size_t elements = 1;
    for (const spec::FlowSpec& flow : plant.flows)
        elements += flow.elements.size();
    return std::clamp<std::size_t>(most_elements / elements, 1, most);
}

template <class Look>
void gather(Diagnostics& all, Look look) {
    try {
        look();
    } catch (const SpecError& error) {
        for (const Diagnostic& each : error.diagnostics().entries())
            all.add(each);
    }
}

/// \throws SpecError with all that is wrong with the plants that scenarios and decisions make of this one
void expect_sound_changes(const CheckOptions& options, const spec::LineSpec& plant, const Console& console) {
    Diagnostics all;
    gather(all, [&] { load_scenarios(options.model.file, load_options(options.model, console)); });
    gather(all, [&] {
        if (plant.tune) check_ways(*plant.tune, changed_plant(options.model, console), most_tries_of_decisions(plant));
    });
    all.sort_by_place();
    if (all.has_errors()) throw SpecError(std::move(all));
}

int check(const CheckOptions& options, const Console& console) {
    options.model.needed_file("check");
    const spec::LineSpec plant = load_spec(options.model, console);
    expect_sound_changes(options, plant, console);
    const Plan plan = make_plan(plant);
    const StaticLook look = static_look(plan);
    const TextOptions text = options.width.text(console.terminal);
    console.out << static_look_text(plan, look, text);
    if (look.reaches_sink && look.settled) console.out << estimate_text(estimate(plan), text);
    return look.target_possible().value_or(true) ? exit_code::done : exit_code::target_missed;
}

}  // namespace

Action add_check(CLI::App& command) {
    const auto options = std::make_shared<CheckOptions>();
    options->model.add(command);
    options->width.add(command);
    command.footer(
        "Exit code: 0 good, 1 the target is out of reach, 2 bad input\n\n"
        "Examples:\n"
        "  takt check plant.yaml\n"
        "  takt check plant.yaml --set \"target=120000 /year\"");
    return [options](const Console& console) { return check(*options, console); };
}

}  // namespace takt
