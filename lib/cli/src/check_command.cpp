#include "check_command.hpp"

#include <memory>
#include <ostream>

#include "load_plan.hpp"
#include "shared_options.hpp"
#include "takt/experiment/estimate.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/report/text_report.hpp"
#include "takt/yaml/load_scenarios.hpp"

namespace takt {
namespace {

struct CheckOptions {
    ModelOptions model;
    WidthOption width;
};

int check(const CheckOptions& options, const Console& console) {
    options.model.needed_file("check");
    const Plan plan = load_plan(options.model, console);
    load_scenarios(options.model.file, load_options(options.model, console));  // for what is wrong with them
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
