#include "load_plan.hpp"

#include <ostream>

#include "takt/line/make_plan.hpp"
#include "takt/report/display.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

void print(const Diagnostic& diagnostic, std::ostream& err) {
    err << printable(to_string(diagnostic)) << '\n';
}

spec::LineSpec load_spec(const ModelOptions& model, std::ostream& err) {
    std::vector<Diagnostic> warnings;
    spec::LineSpec plant = load_line(model.file, {model.overrides(), &warnings});
    for (const Diagnostic& warning : warnings)
        print(warning, err);
    return plant;
}

Plan load_plan(const ModelOptions& model, std::ostream& err) {
    return make_plan(load_spec(model, err));
}

}  // namespace takt
