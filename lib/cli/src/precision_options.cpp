#include "precision_options.hpp"

#include <fmt/format.h>

#include <chrono>
#include <sstream>
#include <variant>

#include "load_plan.hpp"

namespace takt {
namespace {

constexpr std::string_view automatic = "auto";

}  // namespace

void PrecisionOptionsGiven::add(CLI::App& command) {
    command
        .add_option("--precision", precision,
                    "add replications until the 95 % interval is this narrow to either side, such as \"1 %\", \"2 % of "
                    "chance\" (points), \"1 % of lead-time\", \"1 % of lead-time p95\", \"1 % of work-in-process\"")
        ->type_name("PERCENT [of WHAT]");
    command.add_option("--most", most, "replications at most for the precision, 1000 if left out")
        ->check(whole_number(least_for_precision, 1000000))
        ->type_name("COUNT");
}

std::optional<PrecisionGoal> PrecisionOptionsGiven::goal_for(const Plan& plan) const {
    if (most && !is_asked_for()) throw ArgumentError("--most goes with --precision");
    if (!is_asked_for()) return std::nullopt;
    const auto read = read_precision(precision);
    if (const auto* mistake = std::get_if<std::string>(&read)) throw ArgumentError("--precision: " + *mistake);
    const PrecisionGoal goal = std::get<PrecisionGoal>(read);
    if (goal.of == PrecisionOf::chance && !plan.target_per_second)
        throw ArgumentError("--precision: the chance is that of the target, and the file has no `target`");
    return goal;
}

bool asks_for_warm_up(const ModelOptions& model) {
    return model.warm_up == automatic;
}

ModelOptions without_auto(ModelOptions model) {
    if (asks_for_warm_up(model)) model.warm_up.clear();
    return model;
}

Plan load_plan_with(ModelOptions model, Duration warm_up, const Console& console) {
    model.warm_up = fmt::format("{} s", std::chrono::duration_cast<std::chrono::seconds>(warm_up).count());
    std::ostringstream said;
    return load_plan(model, {console.out, said, console.terminal, console.outputs});
}

WarmUpOptions pilots_for(const ExperimentOptions& options) {
    WarmUpOptions pilots;
    pilots.seed = options.seed;
    pilots.threads = options.threads;
    pilots.stop = options.stop;
    return pilots;
}

void describe_auto(CLI::App& command) {
    command.get_option("--warm-up")
        ->description(
            "how long it runs before anything is counted, such as \"1 week\"; auto: found in pilot runs by MSER-5");
}

}  // namespace takt
