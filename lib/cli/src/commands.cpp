#include "commands.hpp"

#include <array>

#include "bottlenecks_command.hpp"
#include "check_command.hpp"
#include "diff_command.hpp"
#include "fit_command.hpp"
#include "graph_command.hpp"
#include "help_command.hpp"
#include "merge_command.hpp"
#include "new_command.hpp"
#include "outlook_command.hpp"
#include "report_command.hpp"
#include "rerun_command.hpp"
#include "run_command.hpp"
#include "schema_command.hpp"
#include "sweep_command.hpp"
#include "tune_command.hpp"
#include "version_command.hpp"

namespace takt {
namespace {

constexpr std::array command_table{
    Command{"new", "write a line to start from", add_new},
    Command{"run", "simulate a plant and report", add_run},
    Command{"check", "look for errors, and say what can be said without simulating", add_check},
    Command{"tune", "find the cheapest plan that makes its target", add_tune},
    Command{"outlook", "say what a plant still makes, given where it stands", add_outlook},
    Command{"bottlenecks", "say what holds a plant back, and where its jobs are lost", add_bottlenecks},
    Command{"sweep", "compare the scenarios of a file", add_sweep},
    Command{"diff", "say what is different between two plants or two results", add_diff},
    Command{"fit", "fit laws to records of cycles and stops", add_fit},
    Command{"graph", "draw the line, as SVG or for Graphviz", add_graph},
    Command{"report", "make a page to look at from a result", add_report},
    Command{"rerun", "make a result again from its JSON alone", add_rerun},
    Command{"merge", "put the ledgers of several runs together", add_merge},
    Command{"schema", "print a JSON Schema of the language, for editors", add_schema},
    Command{"version", "print the version", add_version},
    Command{"help", "explain the language: its elements, keys and laws", add_help},
};

}  // namespace

std::span<const Command> commands() {
    return command_table;
}

std::vector<std::string_view> command_words() {
    std::vector<std::string_view> words;
    for (const Command& command : command_table)
        words.push_back(command.word);
    return words;
}

}  // namespace takt
