#include "new_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>

#include "starter_line.hpp"
#include "takt/report/display.hpp"
#include "write_file.hpp"

namespace takt {
namespace {

int write_starter(const std::string& file, const Console& console) {
    write_new_file(file, std::string(starter_line()));
    const std::string name = printable(file);
    console.out << fmt::format("{} is written: a line to start from. Look into it, then: takt run {}\n", name, name);
    return exit_code::done;
}

}  // namespace

Action add_new(CLI::App& command) {
    const auto file = std::make_shared<std::string>("line.yaml");
    command.add_option("FILE", *file, "the file to write, which must not be there yet; line.yaml if left out");
    command.footer(
        "Exit code: 0 done, 2 the file cannot be written, or is there already\n\n"
        "Examples:\n"
        "  takt new\n"
        "  takt new plant.yaml");
    return [file](const Console& console) { return write_starter(*file, console); };
}

}  // namespace takt
