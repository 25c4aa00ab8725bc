#include "load_plan.hpp"

#include <ostream>

#include "takt/line/make_plan.hpp"
#include "takt/report/display.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

void print(const Diagnostic& diagnostic, std::ostream& err) {
    err << printable(to_string(diagnostic)) << '\n';
}

Plan load_plan(const ModelOptions& model, std::ostream& err) {
    std::vector<Diagnostic> warnings;
    const Plan plan = make_plan(load_line(model.file, {model.overrides(), &warnings}));
    for (const Diagnostic& warning : warnings)
        print(warning, err);
    return plan;
}

}  // namespace takt
