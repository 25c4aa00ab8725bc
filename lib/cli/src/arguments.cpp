#include "arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "takt/core/nearest.hpp"

namespace takt {
namespace {

constexpr std::uint64_t largest_seed = 1ull << 53;  // every program that reads the JSON sees the same number

/// Accepts whole numbers from `least` to `most`, and says so.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
    const auto problem = [least, most](const std::string& word) {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        const bool good = error == std::errc() && end == word.data() + word.size() && least <= value && value <= most;
        return good ? std::string()
                    : fmt::format("expected a whole number from {} to {}, found '{}'", least, most, word);
    };
    return CLI::Validator(problem, "");
}

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

/// What the options of all commands are written into.
struct Written {
    Arguments read;
    std::string horizon;
    std::string warm_up;
};

void add_width(CLI::App& command, Written& written) {
    command.add_option("--width", written.read.width, "columns of the text")
        ->check(whole_number(20, 1000))
        ->type_name("COLUMNS");
}

void add_model_options(CLI::App& command, Written& written) {
    command.add_option("FILE", written.read.file, "the plant, in YAML");
    command.add_option("--set", written.read.overrides, "replace a value of the file, such as crews.repair.size=3")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);  // one value for each --set
    command.add_option("--horizon", written.horizon, "how long the plant is observed, such as \"2 weeks\"")
        ->type_name("TIME");
    add_width(command, written);
    command.allow_extras();
}

void add_run(CLI::App& app, Written& written) {
    CLI::App& command = *app.add_subcommand("run", "simulate a plant and report");
    add_model_options(command, written);
    Arguments& read = written.read;
    command.add_option("--warm-up", written.warm_up, "how long it runs before anything is counted, such as \"1 week\"")
        ->type_name("TIME");
    command.add_option("-n,--replications", read.replications, "independent runs")
        ->check(whole_number(1, 1000000))
        ->type_name("COUNT");
    command.add_option("--seed", read.seed, "seed of all random numbers")
        ->check(whole_number(0, largest_seed))
        ->type_name("NUMBER");
    command.add_option("--threads", read.threads, "threads; one for each core if left out or 0")
        ->check(whole_number(0, 1024))
        ->type_name("COUNT");
    command.add_option("--json", read.json, "JSON to standard output instead of text, or to a FILE that ends in .json")
        ->type_name("[FILE]");
    command.add_option("--csv", read.csv, "CSV tables into this folder")->type_name("DIR");
    command.add_flag("-q,--quiet", read.quiet, "no progress on standard error");
    command.footer(
        "Exit code: 0 done, 1 mean output below the target, 2 bad input, 3 deadlock, 4 internal error, 130 "
        "interrupted\n\n"
        "Examples:\n"
        "  takt run plant.yaml\n"
        "  takt run plant.yaml -n 30 --seed 7 --horizon \"13 weeks\"\n"
        "  takt run plant.yaml --set crews.repair.size=3 --set run.warm_up=\"2 days\"\n"
        "  takt run plant.yaml --json result.json --csv tables\n"
        "  takt run plant.yaml --json | jq .units.mean");
}

void add_check(CLI::App& app, Written& written) {
    CLI::App& command = *app.add_subcommand("check", "look for errors, and say what can be said without simulating");
    add_model_options(command, written);
    command.footer(
        "Exit code: 0 good, 1 the target is impossible, 2 bad input\n\n"
        "Examples:\n"
        "  takt check plant.yaml\n"
        "  takt check plant.yaml --set \"target=120000 /year\"");
}

void add_language_help(CLI::App& app, Written& written) {
    CLI::App& command = *app.add_subcommand("help", "explain the language: its elements, keys and laws");
    command.add_option("WORD", written.read.word, "an element, a key, a law or a kind of quantity; all if left out");
    add_width(command, written);
    command.allow_extras();
    command.footer(
        "Examples:\n"
        "  takt help\n"
        "  takt help station\n"
        "  takt help cycle\n"
        "  takt help distributions");
}

void add_others(CLI::App& app) {
    app.add_subcommand("schema", "print a JSON Schema of the language, for editors")
        ->allow_extras()
        ->footer("Example:\n  takt schema > takt.schema.json");
    app.add_subcommand("version", "print the version")->allow_extras()->footer("Example:\n  takt version");
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

Command command_of(const std::string& name) {
    if (name == "run") return Command::run;
    if (name == "check") return Command::check;
    if (name == "schema") return Command::schema;
    if (name == "help") return Command::help;
    return Command::version;
}

void refuse_unknown_command(const CLI::App& app) {
    const std::vector<std::string> rest = app.remaining();
    if (rest.empty()) return;
    if (rest.front().starts_with('-')) refuse(app, rest.front());
    throw ArgumentError(fmt::format("unknown command '{}'{}", rest.front(), did_you_mean(rest.front(), command_words)));
}

Arguments understood(const CLI::App& app, Written written) {
    Arguments read = std::move(written.read);
    if (app.count("--version") > 0) {
        read.command = Command::version;
        return read;
    }
    const std::vector<const CLI::App*> commands = app.get_subcommands({});
    const auto chosen =
        std::find_if(commands.begin(), commands.end(), [](const CLI::App* each) { return each->parsed(); });
    if (chosen == commands.end()) {
        refuse_unknown_command(app);
        throw ArgumentError(fmt::format("a command is missing; there are {}", fmt::join(command_words, ", ")));
    }
    const CLI::App& command = **chosen;
    const std::vector<std::string> rest = command.remaining();
    const auto option =
        std::find_if(rest.begin(), rest.end(), [](const std::string& word) { return word.starts_with('-'); });
    if (!rest.empty()) refuse(command, option == rest.end() ? rest.front() : *option);
    read.command = command_of(command.get_name());
    const bool needs_file = read.command == Command::run || read.command == Command::check;
    if (needs_file && read.file.empty())
        throw ArgumentError(fmt::format("takt {} needs the file of a plant", command.get_name()));
    if (!written.horizon.empty()) read.overrides.push_back("run.horizon=" + written.horizon);
    if (!written.warm_up.empty()) read.overrides.push_back("run.warm_up=" + written.warm_up);
    return read;
}

}  // namespace

Arguments read_arguments(const std::vector<std::string>& args) {
    CLI::App app("takt simulates vehicle production lines: a plant in YAML goes in, an answer comes out.", "takt");
    Written written;
    app.allow_extras();
    app.require_subcommand(0, 1);  // in `takt help run`, `run` is a word and no second command
    bool version = false;
    app.add_flag("--version", version, "print the version");
    app.footer(
        "Examples:\n"
        "  takt run plant.yaml        simulate it and report\n"
        "  takt check plant.yaml      errors, takt time, what each station can do\n"
        "  takt run --help            options of a command\n"
        "  takt help station          what can be written in a file, and what it means");
    add_run(app, written);
    add_check(app, written);
    add_language_help(app, written);
    add_others(app);
    try {
        std::vector<std::string> words = with_json_target(args);
        std::reverse(words.begin(), words.end());  // CLI11 takes them last first
        app.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        Arguments asked;
        asked.usage = app.help();
        return asked;
    } catch (const CLI::ParseError& error) {
        throw ArgumentError(error.what());
    }
    return understood(app, std::move(written));
}

}  // namespace takt
