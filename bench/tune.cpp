// tune [--seeds N] [--threads N] [--plant-years 400|2000] [--json] [PROBLEM|METHOD...]: takt::tune beside a genetic algorithm and
// R-SPLINE with penalties, on problems whose optimum is known exactly. All of them use the same simulator, and what each found is
// judged by the same long runs under other random numbers. The peers get 400 plant-years as takt::tune does, and 2,000.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "takt/tuning/tune.hpp"
#include "tune/genetic_search.hpp"
#include "tune/known_problems.hpp"
#include "tune/penalised_goal.hpp"
#include "tune/r_spline.hpp"

namespace {

struct Options {
    std::uint64_t seeds = 10;
    unsigned threads = 0;
    std::uint32_t plant_years = 0;  ///< only searches that are allowed these; 0: all
    bool json = false;
    std::vector<std::string> only;  ///< problems and methods; all if there are none
};

/// What one search answered.
struct Answer {
    takt::Design design;
    std::uint64_t plant_years = 0;  ///< all of takt::tune's; of a peer's, those until it first held its answer
    double seconds = 0;             ///< processor time of all of the search
};

using Search = std::function<Answer(const takt::TuningProblem&, unsigned threads)>;

struct Method {
    std::string name;
    std::uint32_t plant_years;
    Search search;
};

Answer by_takt(const takt::TuningProblem& problem, unsigned threads) {
    takt::TuningOptions options;
    options.threads = threads;
    const takt::TuningResult result = takt::tune(problem, options);
    return {result.plan ? result.plan->design : takt::Design(), result.runs, 0};
}

template <class Peer>
Answer by_peer(const takt::TuningProblem& problem, unsigned threads) {
    peers::PenalisedGoal goal(problem, threads);
    Peer(goal, problem.seed).search();
    return {goal.held(), goal.held_since(), 0};
}

const std::vector<Method>& methods() {
    static const std::vector<Method> all{{"takt::tune", 400, by_takt},
                                         {"genetic", 400, by_peer<peers::GeneticSearch>},
                                         {"genetic", 2000, by_peer<peers::GeneticSearch>},
                                         {"R-SPLINE", 400, by_peer<peers::RSpline>},
                                         {"R-SPLINE", 2000, by_peer<peers::RSpline>}};
    return all;
}

/// A line of the table: means over the seeds.
struct Row {
    std::string problem, method;
    std::uint32_t allowed = 0;
    std::uint64_t seeds = 0, hits = 0, not_allowed = 0;
    double plant_years = 0, most_plant_years = 0, seconds = 0;
    double shortfall = 0;  ///< of the designs that are allowed, a share of the optimum
    nlohmann::ordered_json answers = nlohmann::ordered_json::array();
};

nlohmann::ordered_json as_json(const takt::TuningProblem& problem, const Answer& answer,
                               const known::Judgement& judgement) {
    std::vector<std::string> ways;
    for (std::size_t d = 0; d < answer.design.size(); ++d)
        ways.push_back(problem.way(answer.design, d).name);
    return {{"seed", problem.seed},
            {"design", ways},
            {"worth", judgement.worth},
            {"probability", judgement.probability},
            {"allowed", judgement.is_allowed},
            {"hit", judgement.is_hit},
            {"plant_years", answer.plant_years},
            {"seconds", answer.seconds}};
}

Answer timed(const Method& method, const takt::TuningProblem& problem, unsigned threads) {
    const std::clock_t start = std::clock();
    Answer answer = method.search(problem, threads);
    answer.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    return answer;
}

Row compare(const known::Problem& known, takt::TuningProblem problem, known::Judge& judge, const Method& method,
            const Options& options) {
    Row row{known.name, method.name, method.plant_years, options.seeds};
    problem.plant_years = method.plant_years;
    for (problem.seed = 1; problem.seed <= options.seeds; ++problem.seed) {
        const Answer answer = timed(method, problem, options.threads);
        const known::Judgement judgement = answer.design.empty() ? known::Judgement{} : judge(answer.design);
        row.hits += judgement.is_hit;
        row.not_allowed += !judgement.is_allowed;
        if (judgement.is_allowed) row.shortfall += judgement.shortfall;
        row.plant_years += static_cast<double>(answer.plant_years) / static_cast<double>(options.seeds);
        row.most_plant_years = std::max(row.most_plant_years, static_cast<double>(answer.plant_years));
        row.seconds += answer.seconds / static_cast<double>(options.seeds);
        row.answers.push_back(as_json(problem, answer, judgement));
        std::fprintf(stderr, "%s %s %u %s\n", known.name.c_str(), method.name.c_str(), method.plant_years,
                     row.answers.back().dump().c_str());
    }
    if (row.seeds > row.not_allowed) row.shortfall /= static_cast<double>(row.seeds - row.not_allowed);
    return row;
}

void print_head() {
    std::printf("%-8s %-11s %8s %7s %12s %12s %9s %10s %11s\n", "problem", "method", "allowed", "hits", "not allowed",
                "plant-years", "at most", "seconds", "shortfall");
}

void print(const Row& row) {
    std::printf("%-8s %-11s %8u %4llu/%llu %12llu %12.0f %9.0f %10.2f %10.3f%%\n", row.problem.c_str(),
                row.method.c_str(), row.allowed, static_cast<unsigned long long>(row.hits),
                static_cast<unsigned long long>(row.seeds), static_cast<unsigned long long>(row.not_allowed),
                row.plant_years, row.most_plant_years, row.seconds, 100 * row.shortfall);
    std::fflush(stdout);
}

nlohmann::ordered_json as_json(const Row& row) {
    return {{"problem", row.problem},
            {"method", row.method},
            {"allowed_plant_years", row.allowed},
            {"seeds", row.seeds},
            {"hits", row.hits},
            {"not_allowed", row.not_allowed},
            {"seconds", row.seconds},
            {"plant_years", row.plant_years},
            {"most_plant_years", row.most_plant_years},
            {"shortfall", row.shortfall},
            {"answers", row.answers}};
}

bool is_problem(const std::string& word) {
    return std::any_of(known::problems.begin(), known::problems.end(),
                       [&](const known::Problem& each) { return each.name == word; });
}

bool is_method(const std::string& word) {
    return std::any_of(methods().begin(), methods().end(), [&](const Method& each) { return each.name == word; });
}

/// Where some of its kind are named, only those are asked for.
bool is_asked(const Options& options, const std::string& name, bool (*is_kind)(const std::string&)) {
    return std::find(options.only.begin(), options.only.end(), name) != options.only.end() ||
           std::none_of(options.only.begin(), options.only.end(), is_kind);
}

Options read(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--json")
            options.json = true;
        else if (word == "--seeds" && i + 1 < argc)
            options.seeds = std::strtoull(argv[++i], nullptr, 10);
        else if (word == "--threads" && i + 1 < argc)
            options.threads = static_cast<unsigned>(std::strtoul(argv[++i], nullptr, 10));
        else if (word == "--plant-years" && i + 1 < argc)
            options.plant_years = static_cast<std::uint32_t>(std::strtoul(argv[++i], nullptr, 10));
        else
            options.only.push_back(word);
    }
    for (const std::string& word : options.only) {
        if (is_problem(word) || is_method(word)) continue;
        std::fprintf(stderr,
                     "usage: %s [--seeds N] [--threads N] [--plant-years 400|2000] [--json] "
                     "[TP20|BAP-2|LAW4|CAP-1|takt::tune|genetic|R-SPLINE]...\n",
                     argv[0]);
        std::exit(2);
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = read(argc, argv);
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    if (!options.json) print_head();
    for (const known::Problem& known : known::problems) {
        if (!is_asked(options, known.name, is_problem)) continue;
        const takt::TuningProblem problem = known::load(known);
        known::Judge judge(known, problem);
        for (const Method& method : methods()) {
            if (!is_asked(options, method.name, is_method)) continue;
            if (options.plant_years != 0 && options.plant_years != method.plant_years) continue;
            const Row row = compare(known, problem, judge, method, options);
            if (options.json)
                all.push_back(as_json(row));
            else
                print(row);
        }
    }
    if (options.json) std::printf("%s\n", all.dump(2).c_str());
    return 0;
}
