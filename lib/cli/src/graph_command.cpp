#include "graph_command.hpp"

#include <memory>
#include <ostream>
#include <string>

#include "load_plan.hpp"
#include "outputs.hpp"
#include "shared_options.hpp"
#include "takt/report/line_graph.hpp"

namespace takt {
namespace {

struct GraphOptions {
    ModelOptions model;
    std::string svg;
    bool dot = false;
};

int draw(const GraphOptions& options, const Console& console) {
    options.model.needed_file("graph");
    const Plan plan = load_plan(options.model, console);
    if (!options.svg.empty()) console.outputs.expect("--svg", options.svg);
    const LineLayout layout = layout_of(plan);
    if (!options.svg.empty()) console.outputs.write(options.svg, line_svg(layout, plan.name));
    if (options.dot) console.out << line_dot(layout, plan.name);
    if (!options.dot && options.svg.empty()) console.out << line_svg(layout, plan.name);
    return exit_code::done;
}

}  // namespace

Action add_graph(CLI::App& command) {
    const auto options = std::make_shared<GraphOptions>();
    options->model.add(command);
    command.add_option("--svg", options->svg, "the picture into this file; to standard output if left out")
        ->type_name("FILE");
    command.add_flag("--dot", options->dot, "text for Graphviz to standard output");
    command.footer(
        "Exit code: 0 done, 2 bad input\n\n"
        "Examples:\n"
        "  takt graph plant.yaml --svg plant.svg\n"
        "  takt graph plant.yaml --dot | dot -Tpdf > plant.pdf");
    return [options](const Console& console) { return draw(*options, console); };
}

}  // namespace takt
