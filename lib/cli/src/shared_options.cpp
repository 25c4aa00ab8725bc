#include "shared_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "outputs.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/report/page.hpp"
#include "takt/yaml/settings.hpp"
#include "write_file.hpp"

namespace takt {
namespace {

/// The path of a file as a file in the folder of another would mention it.
std::string beside(const std::string& file, const std::string& mentioned) {
    std::error_code problem;
    const std::filesystem::path folder = std::filesystem::absolute(file, problem).parent_path();
    const std::filesystem::path path = std::filesystem::proximate(mentioned, folder, problem);
    return problem ? mentioned : path.string();
}

}  // namespace

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

void WidthOption::add(CLI::App& command) {
    command.add_option("--width", columns, "columns of the text")->check(whole_number(20, 1000))->type_name("COLUMNS");
}

TextOptions WidthOption::text(const Terminal& terminal) const {
    return {columns.value_or(terminal.width), terminal.blocks, terminal.colour};
}

void ModelOptions::add(CLI::App& command) {
    command.add_option("FILE", file, "the plant, in YAML");
    command.add_option("--set", settings, "replace a value of the file, such as crews.repair.size=3; with nothing behind =, leave the key out")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);  // one value for each --set
    command.add_option("--with", settings_files, "put the settings of this file on top, such as those of takt tune --write")
        ->type_name("SETTINGS")
        ->allow_extra_args(false);
    command.add_option("--horizon", horizon, "how long the plant is observed, such as \"2 weeks\"")->type_name("TIME");
}

void ModelOptions::add_state(CLI::App& command) {
    command.add_option("--state", state, "where the plant stands as the run begins, in a YAML file beside its own")->type_name("FILE");
}

void ModelOptions::add_warm_up(CLI::App& command) {
    command.add_option("--warm-up", warm_up, "how long it runs before anything is counted, such as \"1 week\"")
        ->type_name("TIME");
}

std::vector<spec::Setting> ModelOptions::overrides() const {
    std::vector<spec::Setting> all;
    for (const std::string& each : settings_files) {
        const std::vector<spec::Setting> read = load_settings(each, kept.get());
        all.insert(all.end(), read.begin(), read.end());
    }
    all.insert(all.end(), settings.begin(), settings.end());
    if (!horizon.empty()) all.emplace_back("run.horizon=" + horizon);
    if (!warm_up.empty()) all.emplace_back("run.warm_up=" + warm_up);
    if (!state.empty()) all.emplace_back("state=" + nlohmann::json(beside(file, state)).dump());
    return all;
}

const std::string& ModelOptions::needed_file(std::string_view command) const {
    if (file.empty()) throw ArgumentError(fmt::format("takt {} needs the file of a plant", command));
    return file;
}

void ExperimentOptionsGiven::add(CLI::App& command) {
    command.add_option("-n,--replications", replications, "independent runs")
        ->check(whole_number(1, 1000000))
        ->type_name("COUNT");
    command.add_option("--seed", seed, "seed of all random numbers")
        ->check(whole_number(0, largest_seed))
        ->type_name("NUMBER");
    command.add_option("--threads", threads, "threads; one for each core if left out or 0")
        ->check(whole_number(0, 1024))
        ->type_name("COUNT");
}

ExperimentOptions ExperimentOptionsGiven::options_for(const Plan& plan, const Terminal& terminal) const {
    ExperimentOptions options = options_of(plan);
    if (replications) options.replications = *replications;
    if (seed) options.seed = *seed;
    options.threads = threads;
    options.stop = terminal.interrupt;
    return options;
}

void OutputOptions::add(CLI::App& command) {
    add_json(command);
    command.add_option("--csv", csv, "CSV tables into this folder")->type_name("DIR");
}

void OutputOptions::add_json(CLI::App& command) {
    command.add_option("--json", json, "JSON to standard output instead of text, or to a FILE that ends in .json")
        ->type_name("[FILE]");
}

void OutputOptions::expect_writable(Outputs& outputs) const {
    if (json_to_file()) outputs.expect("--json", *json);
    if (csv) make_folder(*csv);
}

void HtmlOption::add(CLI::App& command) {
    command.add_option("--html", file, "the result as a page to look at, in a FILE that needs nothing but a browser")
        ->type_name("FILE");
}

void HtmlOption::expect_writable(Outputs& outputs) const {
    if (!is_asked_for()) return;
    if (!why_no_pages().empty())
        throw ArgumentError(fmt::format("--html: this program writes no pages: {}", why_no_pages()));
    outputs.expect("--html", file);
}

void QuietOption::add(CLI::App& command) {
    command.add_flag("-q,--quiet", quiet, "no progress on standard error");
}

}  // namespace takt
