#include "outlook_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "load_plan.hpp"
#include "outputs.hpp"
#include "plan_times.hpp"
#include "progress_bar.hpp"
#include "shared_options.hpp"
#include "takt/experiment/outlook.hpp"
#include "takt/line/line.hpp"
#include "takt/line/state_of.hpp"
#include "takt/report/display.hpp"
#include "takt/report/outlook_report.hpp"

namespace takt {
namespace {

struct OutlookCommand {
    ModelOptions model;
    WidthOption width;
    OutputOptions output;
    std::string at;
    std::string until;
    std::uint32_t futures = 200;
    std::uint64_t replication = 0;
    std::optional<std::uint64_t> seed;
    std::optional<std::uint64_t> target;
    unsigned threads = 0;
    std::string save;
    QuietOption quiet;
};

/// Where the futures begin: where the state is, or at --at, or where counting begins.
SimTime beginning(const OutlookCommand& given, const Plan& plan) {
    if (plan.state && !given.at.empty())
        throw ArgumentError(
            fmt::format("--at: the plant's state says already where it stands, at {}", date_of(plan, run_start)));
    if (given.at.empty()) return run_start + plan.warm_up;
    const SimTime from = read_instant("--at", given.at, plan);
    if (from < run_start || from >= plan.end())
        throw ArgumentError(fmt::format("--at: expected a time within the run, which goes from {} to {}, found {}",
                                        date_of(plan, run_start), date_of(plan, plan.end()), date_of(plan, from)));
    return from;
}

/// When the shift that is under way ends, or the next one; of a plant without shifts the end of the run.
SimTime end_of_shift(const Plan& plan, SimTime from) {
    if (plan.calendar == none) return plan.end();
    bool worked = false;
    for (const PresenceChange& change : plan.calendars[plan.calendar].timeline.changes()) {
        if (change.at > from && worked && change.to == Presence::off_shift) return change.at;
        worked = change.to != Presence::off_shift;
    }
    return plan.end();
}

/// A time of day is the next one; otherwise a date, or a length.
SimTime ending(const OutlookCommand& given, const Plan& plan, SimTime from) {
    if (given.until.empty()) return end_of_shift(plan, from);
    const bool is_time_of_day = given.until.size() <= 5 && given.until.find(':') != std::string::npos;
    if (!is_time_of_day && !(given.until.size() > 4 && given.until[4] == '-'))
        return from + read_length("--until", given.until);
    if (!is_time_of_day) return read_instant("--until", given.until, plan);
    const std::string day = date_of(plan, from).substr(0, 11);
    const SimTime today = read_instant("--until", day + given.until, plan);
    return today > from ? today : today + std::chrono::hours{24};
}

/// The plan, long enough to hold its futures.
struct Question {
    Plan plan;
    SimTime from{};
    SimTime until{};
};

Question question_of(const OutlookCommand& given, const Console& console) {
    Question question{load_plan(given.model, console), {}, {}};
    question.from = beginning(given, question.plan);
    question.until = ending(given, question.plan, question.from);
    if (question.until <= question.from)
        throw ArgumentError(fmt::format("--until: expected a time after {}, found {}",
                                        date_of(question.plan, question.from), date_of(question.plan, question.until)));
    if (question.until <= question.plan.end()) return question;
    ModelOptions longer = given.model;
    longer.horizon = fmt::format("{} s", to_seconds(question.until - run_start - question.plan.warm_up));
    question.plan = load_plan(longer, console);
    return question;
}

void save_state(const OutlookCommand& given, const Question& question, std::uint64_t seed, Outputs& outputs) {
    if (!question.plan.matches.empty())
        throw ArgumentError("--save: expected a plant without `match: number`, since a state has no words for vehicle numbers");
    Line<> line(question.plan, seed, given.replication);
    if (question.from > run_start) line.run_until(question.from);
    outputs.write(
        given.save,
        fmt::format(
            "# Where {} stands{}. Under `state` of the plant's file, or with --state.\n", printable(question.plan.name),
            question.plan.state ? std::string() : fmt::format(" in replication {}, seed {}", given.replication, seed)) +
            state_yaml(state_of(line)));
}

Outlook with_bar(const OutlookCommand& given, const Plan& plan, OutlookOptions options, const Console& console) {
    ProgressBar bar(console.err, given.quiet.shows_progress(console.terminal), options.futures, console.terminal);
    options.progress = [&bar](std::uint32_t done) { bar.show(done); };
    return outlook(plan, options);
}

int look_out(const OutlookCommand& given, const Console& console) {
    given.model.needed_file("outlook");
    const Question question = question_of(given, console);
    given.output.expect_writable(console.outputs);
    if (!given.save.empty()) console.outputs.expect("--save", given.save);
    OutlookOptions options;
    options.from = question.from;
    options.until = question.until;
    options.futures = given.futures;
    options.seed = given.seed.value_or(question.plan.seed);
    options.replication = given.replication;
    options.threads = given.threads;
    options.stop = console.terminal.interrupt;
    if (!given.save.empty()) save_state(given, question, options.seed, console.outputs);
    const Outlook outlook = with_bar(given, question.plan, std::move(options), console);
    OutlookFacts facts;
    facts.file = given.model.file;
    facts.seed = options.seed;
    if (!question.plan.state) facts.replication = given.replication;
    facts.target = given.target;
    if (given.output.json_to_file()) console.outputs.write(*given.output.json, outlook_json(question.plan, outlook, facts));
    console.out << (given.output.json_to_out()
                        ? outlook_json(question.plan, outlook, facts)
                        : outlook_text(question.plan, outlook, facts, given.width.text(console.terminal)));
    if (outlook.interrupted && !outlook.locked_before) {
        console.err << fmt::format("takt: interrupted; {} of {} futures are finished\n", outlook.futures.size(),
                                   outlook.asked);
        return exit_code::interrupted;
    }
    const bool locks =
        outlook.locked_before || std::any_of(outlook.futures.begin(), outlook.futures.end(),
                                             [](const Future& future) { return future.deadlock.has_value(); });
    return locks ? exit_code::deadlock : exit_code::done;
}

}  // namespace

Action add_outlook(CLI::App& command) {
    const auto options = std::make_shared<OutlookCommand>();
    options->model.add(command);
    options->model.add_state(command);
    options->width.add(command);
    command
        .add_option(
            "--at", options->at,
            "when a simulated run is asked where it stands, as a date and time of day or as a time since its start; "
            "for plants without a state, and where counting begins if left out")
        ->type_name("TIME");
    command
        .add_option("--until", options->until, "a time of day, a date, or how long; the end of the shift if left out")
        ->type_name("TIME");
    command.add_option("--target", options->target, "how many units are wanted by then")
        ->check(whole_number(0, 1000000000000))
        ->type_name("UNITS");
    command.add_option("-n,--futures", options->futures, "how many futures; 200 if left out")
        ->check(whole_number(1, 100000))
        ->type_name("COUNT");
    command
        .add_option("--replication", options->replication, "the number of the run that is asked at --at; 0 if left out")
        ->check(whole_number(0, largest_seed))
        ->type_name("NUMBER");
    command.add_option("--seed", options->seed, "seed of all random numbers")
        ->check(whole_number(0, largest_seed))
        ->type_name("NUMBER");
    command.add_option("--threads", options->threads, "threads; one for each core if left out or 0")
        ->check(whole_number(0, 1024))
        ->type_name("COUNT");
    command
        .add_option("--save", options->save, "where the plant stands as the futures begin, into this file, for --state")
        ->type_name("FILE");
    options->output.add_json(command);
    options->quiet.add(command);
    command.footer(
        "Exit code: 0 done, 2 bad input, 3 deadlock, 130 interrupted\n\n"
        "Examples:\n"
        "  takt outlook plant.yaml --state now.yaml --until 14:30 --target 120\n"
        "  takt outlook plant.yaml --at \"2026-03-02 10:40\" --save now.yaml");
    return [options](const Console& console) { return look_out(*options, console); };
}

}  // namespace takt
