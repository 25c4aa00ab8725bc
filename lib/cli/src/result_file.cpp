#include "result_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>
#include <variant>

namespace takt {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t most_bytes = 64u << 20;
constexpr int deepest_nesting = 32;
constexpr std::size_t most_files = 300;
constexpr std::uint64_t most_replications = 1000000;
constexpr double longest_warm_up_s = 1e10;

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
    throw ResultError(fmt::format("cannot use {} as a result: {}", file.string(), why));
}

std::string text_of(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status)) refuse(file, "there is no such file");
    if (!fs::is_regular_file(status)) refuse(file, "it is not a regular file");
    const auto size = fs::file_size(file, error);
    if (error) refuse(file, error.message());
    if (size > most_bytes) refuse(file, fmt::format("it is larger than {} MiB", most_bytes >> 20));
    std::ifstream stream(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    if (!stream.read(text.data(), static_cast<std::streamsize>(size))) refuse(file, "it cannot be read");
    return text;
}

/// Nothing where it is no JSON, or one deeper than any result.
std::optional<json> parsed(const std::string& text) {
    struct TooDeep {};
    const auto watch = [](int depth, json::parse_event_t, json&) {
        if (depth > deepest_nesting) throw TooDeep{};
        return true;
    };
    try {
        json read = json::parse(text, watch, false);
        return read.is_object() ? std::optional(std::move(read)) : std::nullopt;
    } catch (const TooDeep&) {
        return std::nullopt;
    }
}

/// Reads members by type and says which is missing.
class Members {
  public:
    Members(const json& object, const fs::path& file) : object_(object), file_(file) {}

    const json& at(const char* key) const {
        const auto found = object_.is_object() ? object_.find(key) : object_.end();
        if (!object_.is_object() || found == object_.end()) refuse(file_, fmt::format("it has no `{}`", key));
        return *found;
    }
    std::string text(const char* key) const {
        if (!at(key).is_string()) refuse(file_, fmt::format("its `{}` is no text", key));
        return at(key).get<std::string>();
    }
    std::uint64_t whole(const char* key, std::uint64_t most = std::uint64_t{1} << 53) const {
        if (!at(key).is_number_unsigned() || at(key).get<std::uint64_t>() > most)
            refuse(file_, fmt::format("its `{}` is no whole number up to {}", key, most));
        return at(key).get<std::uint64_t>();
    }
    /// Not a number where it is null.
    double number(const char* key) const {
        if (at(key).is_null()) return std::numeric_limits<double>::quiet_NaN();
        if (!at(key).is_number()) refuse(file_, fmt::format("its `{}` is no number", key));
        return at(key).get<double>();
    }
    std::uint64_t seconds(const char* key) const {
        const double value = number(key);
        if (!(value >= 0 && value <= longest_warm_up_s) || value != std::floor(value))
            refuse(file_, fmt::format("its `{}` is no number of whole seconds", key));
        return static_cast<std::uint64_t>(value);
    }
    bool flag(const char* key) const {
        if (!at(key).is_boolean()) refuse(file_, fmt::format("its `{}` is neither true nor false", key));
        return at(key).get<bool>();
    }
    const json& list(const char* key) const {
        if (!at(key).is_array()) refuse(file_, fmt::format("its `{}` is no list", key));
        return at(key);
    }

  private:
    const json& object_;
    const fs::path& file_;
};

ScenarioRuns runs_in(const json& list, const std::string& name, const fs::path& file) {
    ScenarioRuns runs{name, outputs_of_runs(), {}, std::nullopt, 0};
    for (const json& each : list) {
        const Members run(each, file);
        runs.runs.push_back(
            {run.whole("replication"),
             {run.number("units"), run.number("lead_time_s"), run.number("work_in_process"), run.number("scrapped")}});
        const auto& all = runs.runs;
        if (all.size() > 1 && all[all.size() - 2].replication >= all.back().replication)
            refuse(file, "its `runs` are not in the order of their numbers");
    }
    return runs;
}

void read_source(const json& object, ResultFile& result, const fs::path& file) {
    const Members source(object, file);
    for (const json& each : source.list("overrides")) {
        if (!each.is_string()) refuse(file, "its `overrides` are no texts");
        result.overrides.push_back(each.get<std::string>());
    }
    if (source.list("files").size() > most_files) refuse(file, "it has too many `files`");
    for (const json& each : source.list("files")) {
        const Members one(each, file);
        result.files.push_back({one.text("path"), one.text("text")});
    }
}

PrecisionAskedFor read_asked_precision(const json& object, const fs::path& file) {
    const Members precision(object, file);
    const auto goal = read_precision(precision.text("goal"));
    if (const auto* mistake = std::get_if<std::string>(&goal)) refuse(file, "its `goal`: " + *mistake);
    const auto replications = [&](const char* key, std::uint64_t least) {
        const std::uint64_t count = precision.whole(key, most_replications);
        if (count < least) refuse(file, fmt::format("its `{}` is less than {}", key, least));
        return static_cast<std::uint32_t>(count);
    };
    return {std::get<PrecisionGoal>(goal), replications("most", 2), replications("began_with", 1)};
}

/// How the number of replications and the warm-up came about, where the one was found by a precision, or the other by pilots.
void read_what_was_found(const Members& all, ResultFile& result, const fs::path& file) {
    if (!all.at("precision").is_null()) result.precision = read_asked_precision(all.at("precision"), file);
    if (!all.at("warm_up").is_null()) result.warm_up_found = Members(all.at("warm_up"), file).seconds("warm_up_s");
}

/// Below the folder of the main file.
bool stays_inside(const fs::path& path) {
    if (path.empty() || path.is_absolute() || path.has_root_name() || !path.has_filename()) return false;
    for (const fs::path& part : path)
        if (part == ".." || part == ".") return false;
    return path.native().size() < 1000 && path.native().find('\0') == std::string::npos;
}

}  // namespace

std::vector<spec::Setting> ResultFile::settings() const {
    std::vector<spec::Setting> all(overrides.begin(), overrides.end());
    if (warm_up_found) all.emplace_back(fmt::format("run.warm_up={} s", *warm_up_found));
    return all;
}

AnyResult read_any_result(const fs::path& file) {
    std::string text = text_of(file);
    const std::optional<json> read = parsed(text);
    if (!read || !read->contains("takt")) refuse(file, "it is no JSON object of takt");
    // Each key is one that the others do not have.
    constexpr std::array<std::pair<const char*, PageKind>, 4> signs{{{"runs", PageKind::run},
                                                                     {"scenarios", PageKind::sweep},
                                                                     {"decisions", PageKind::tuning},
                                                                     {"differences", PageKind::diff}}};
    for (const auto& [key, kind] : signs)
        if (read->contains(key)) return {kind, std::move(text)};
    refuse(file, "it is of none of takt run, sweep, tune and diff");
}

ResultFile read_result(const fs::path& file) {
    ResultFile result;
    result.text = text_of(file);
    const std::optional<json> read = parsed(result.text);
    if (!read) refuse(file, "it is no JSON object of takt");
    const Members all(*read, file);
    const Members model(all.at("model"), file);
    result.version = all.text("takt");
    result.model = model.text("name");
    result.file = model.text("file");
    result.digest = model.text("digest");
    result.seed = all.whole("seed");
    result.asked = static_cast<std::uint32_t>(all.whole("asked", most_replications));
    result.interrupted = all.flag("interrupted");
    result.runs = runs_in(all.list("runs"), result.model, file);
    if (read->contains("source")) {
        read_source(read->at("source"), result, file);
        read_what_was_found(all, result, file);
    }
    return result;
}

std::vector<PlantFile> source_of(const ResultFile& result, const fs::path& name) {
    if (result.files.empty()) refuse(name, "it does not have the files of its plant");
    std::vector<PlantFile> files;
    for (const SourceText& each : result.files) {
        if (!stays_inside(each.path)) refuse(name, fmt::format("it has a file with the path '{}'", each.path));
        files.push_back({each.path, each.text});
    }
    return files;
}

}  // namespace takt
