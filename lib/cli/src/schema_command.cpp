#include "schema_command.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "takt/yaml/schema.hpp"

namespace takt {

Action add_schema(CLI::App& command) {
    command.footer("Example:\n  takt schema > takt.schema.json");
    return [](const Console& console) {
        console.out << json_schema();
        return exit_code::done;
    };
}

}  // namespace takt
