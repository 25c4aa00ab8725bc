#include "arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "commands.hpp"
#include "takt/core/nearest.hpp"
#include "version_command.hpp"

namespace takt {
namespace {

bool is_json_target(const std::string& word) {
    constexpr std::string_view ending = ".json";
    return word == "-" || (word.size() > ending.size() && word.compare(word.size() - ending.size(), 5, ending) == 0);
}

/// `--json` alone means standard output. The word after it belongs to it only if it is `-` or ends in .json, so that
/// `takt run --json plant.yaml` reads the plant and does not write over it.
std::vector<std::string> with_json_target(const std::vector<std::string>& args) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] != "--json") {
            words.push_back(args[i]);
        } else if (i + 1 < args.size() && is_json_target(args[i + 1])) {
            words.push_back("--json=" + args[++i]);
        } else {
            words.push_back("--json=-");
        }
    }
    return words;
}

/// Words that start with a dash and that the command knows.
std::vector<std::string> options_of(const CLI::App& command) {
    std::vector<std::string> names{"--help"};
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    }
    return names;
}

void refuse(const CLI::App& command, const std::string& word) {
    const std::string option = word.substr(0, word.find('='));
    if (option.size() > 1 && option.front() == '-') {
        throw ArgumentError(fmt::format("unknown option '{}'{}", option, did_you_mean(option, options_of(command))));
    }
    throw ArgumentError(fmt::format("'{}' is one argument too many", word));
}

/// An unknown option before anything else that is left over: it is more often the mistake.
void refuse_what_is_left(const CLI::App& command) {
    const std::vector<std::string> rest = command.remaining();
    const auto option =
        std::find_if(rest.begin(), rest.end(), [](const std::string& word) { return word.starts_with('-'); });
    if (!rest.empty()) refuse(command, option == rest.end() ? rest.front() : *option);
}

void refuse_unknown_command(const CLI::App& app) {
    const std::vector<std::string> rest = app.remaining();
    const std::vector<std::string_view> words = command_words();
    if (rest.empty()) throw ArgumentError(fmt::format("a command is missing; there are {}", fmt::join(words, ", ")));
    if (rest.front().starts_with('-')) refuse(app, rest.front());
    throw ArgumentError(fmt::format("unknown command '{}'{}", rest.front(), did_you_mean(rest.front(), words)));
}

/// A command as CLI11 knows it, and what it will do.
struct Choice {
    const CLI::App* command;
    Action action;
};

std::vector<Choice> add_commands(CLI::App& app) {
    std::vector<Choice> choices;
    for (const Command& each : commands()) {
        CLI::App& command = *app.add_subcommand(std::string(each.word), std::string(each.about));
        command.allow_extras();
        choices.push_back({&command, each.add(command)});
    }
    return choices;
}

Action chosen(const CLI::App& app, const std::vector<Choice>& choices) {
    if (app.count("--version") > 0) return say_version;
    const auto choice =
        std::find_if(choices.begin(), choices.end(), [](const Choice& each) { return each.command->parsed(); });
    if (choice == choices.end()) refuse_unknown_command(app);
    refuse_what_is_left(*choice->command);
    return choice->action;
}

}  // namespace

Action read_arguments(const std::vector<std::string>& args) {
    CLI::App app("takt simulates vehicle production lines: a plant in YAML goes in, an answer comes out.", "takt");
    app.allow_extras();
    app.require_subcommand(0, 1);  // in `takt help run`, `run` is a word and no second command
    bool version = false;
    app.add_flag("--version", version, "print the version");
    app.footer(
        "Examples:\n"
        "  takt new plant.yaml        a line to start from\n"
        "  takt run plant.yaml        simulate it and report\n"
        "  takt check plant.yaml      errors, takt time, what each station can do\n"
        "  takt run --help            options of a command\n"
        "  takt help station          what can be written in a file, and what it means");
    const std::vector<Choice> choices = add_commands(app);
    try {
        std::vector<std::string> words = with_json_target(args);
        std::reverse(words.begin(), words.end());  // CLI11 takes them last first
        app.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        return [usage = app.help()](const Console& console) {
            console.out << usage;
            return exit_code::done;
        };
    } catch (const CLI::ParseError& error) {
        throw ArgumentError(error.what());
    }
    return chosen(app, choices);
}

}  // namespace takt
