// What a second core brings: replications a second with two threads against one, in short rounds that take turns, so that whatever
// else the machine does meets both alike.
//
//     bench_cores [rounds]
//
// Of each line: the ratio of the best rounds and the median ratio of rounds next to each other; then what does not depend on others:
// processor time for a replication with two threads over that with one (1: threads cost each other nothing), and how often a thread
// gave its core up to wait, for a replication.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "takt/experiment/run_experiment.hpp"
#include "tandem_line.hpp"

namespace {

using namespace takt;

struct Round {
    double seconds = 0;
    double processor_seconds = 0;
    double waits = 0;
};

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

Round run(const Plan& plan, unsigned threads) {
    constexpr std::uint32_t replications = 48;
    ExperimentOptions options;
    options.replications = replications;
    options.threads = threads;
    rusage before{}, after{};
    std::this_thread::sleep_for(std::chrono::milliseconds{30});  // who has waited runs at once, on a busy machine too
    getrusage(RUSAGE_SELF, &before);
    const auto start = std::chrono::steady_clock::now();
    const ExperimentResult done = run_experiment(plan, options);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    getrusage(RUSAGE_SELF, &after);
    if (done.replications.size() != replications) std::exit(1);
    return {wall.count(),
            seconds_of(after.ru_utime) + seconds_of(after.ru_stime) - seconds_of(before.ru_utime) -
                seconds_of(before.ru_stime),
            static_cast<double>(after.ru_nvcsw - before.ru_nvcsw) / replications};
}

void study(const char* name, const Plan& plan, int rounds) {
    double best_one = 1e9, best_two = 1e9, processor_one = 1e9, processor_two = 1e9, waits = 1e9;
    std::vector<double> ratios;
    for (int i = 0; i < rounds; ++i) {
        const Round one = run(plan, 1), two = run(plan, 2);
        best_one = std::min(best_one, one.seconds);
        best_two = std::min(best_two, two.seconds);
        processor_one = std::min(processor_one, one.processor_seconds);
        processor_two = std::min(processor_two, two.processor_seconds);
        waits = std::min(waits, two.waits);
        ratios.push_back(one.seconds / two.seconds);
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("| %s | %.2f | %.2f | %.2f | %.2f |\n", name, best_one / best_two, ratios[ratios.size() / 2],
                processor_two / processor_one, waits);
}

/// The same line, with a crew for a station that never needs it, so that it takes the event loop.
Plan with_events(Plan plan) {
    plan.resources.push_back({.name = "nobody", .kind = ResourceKind::crew, .groups = {{1, 0}}});
    return plan;
}

}  // namespace

int main(int count, char** words) {
    const int rounds = count > 1 ? std::atoi(words[1]) : 30;
    std::printf("| line | best | median | processor time | waits |\n| --- | --- | --- | --- | --- |\n");
    const Plan line = tandem_plan(20, std::chrono::hours{80});
    study("tandem of 20 by recursion", line, rounds);
    study("tandem of 20 by events", with_events(line), rounds);
    study("tandem of 200 by events", with_events(tandem_plan(200, std::chrono::hours{24})), rounds);
    study("tandem of 2 by recursion, short replications", tandem_plan(2, std::chrono::hours{1000}),
          rounds);
}
